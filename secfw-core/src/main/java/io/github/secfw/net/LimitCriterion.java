package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;

/**
 * Not more packets than a rate allows. Each rule has a bucket of its own in each family, from which every packet that
 * meets the limit takes one, and which is full at first.
 *
 * @param rate how many packets are added to the bucket in a unit of time, 1 to 10,000
 * @param unit the unit of time
 * @param burst how many packets the bucket holds, 1 to 10,000
 */
@CheckReturnValue
public record LimitCriterion(int rate, LimitUnit unit, int burst) implements Criterion {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public LimitCriterion {
        Objects.requireNonNull(unit, "unit");
        if (rate < 1 || rate > 10_000 || burst < 1 || burst > 10_000) {
            throw new IllegalArgumentException("limit " + rate + "/" + unit + " with burst " + burst
                    + " is out of range: write numbers from 1 to 10000");
        }
    }

    /** {@return the same limit by the shortest unit of time in which its rate is a whole number} */
    public LimitCriterion simplest() {
        for (LimitUnit shorter : LimitUnit.values()) {
            int times = unit.seconds() / shorter.seconds();
            if (times >= 1 && rate % times == 0) {
                return new LimitCriterion(rate / times, shorter, burst);
            }
        }
        return this;
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitLimit(this);
    }

    @Override
    public CriterionKind kind() {
        return CriterionKind.LIMIT;
    }

    @Override
    public Requirement requirement() {
        return Requirement.NOTHING;
    }

    @Override
    public boolean canHold(Family family) {
        return true;
    }

    @Override
    public boolean alwaysHolds(Family family) {
        return false;
    }

    @Override
    public boolean isPerFamily(boolean isNegated) {
        return true;
    }

    @Override
    public Optional<Protocol> protocolOfField() {
        return Optional.empty();
    }

    @Override
    public boolean needsConnection() {
        return false;
    }

    @Override
    public boolean isPlain() {
        return false;
    }

    @Override
    public Optional<String> ownState() {
        return Optional.of(simplest().toString());
    }

    @Override
    public Negation negation() {
        return Negation.refused("\"not " + this
                + "\": the packets beyond a limit are those that go on behind a rule for the packets within it: write"
                + " that rule, then one for the rest");
    }

    @Override
    public Criterion opposite() {
        return new NegatedCriterion(this);
    }

    @Override
    public Optional<String> connectionLabelFault() {
        return Optional.of("connections beyond a limit would have no label: leave the limit out");
    }

    @Override
    public String packetWord() {
        return "limit";
    }

    @Override
    public Optional<String> needAtLoad() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "limit " + rate + "/" + unit + " burst " + burst;
    }
}
