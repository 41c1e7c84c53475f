package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Of some flags of a TCP header exactly certain ones are set.
 *
 * @param examined the flags that are looked at, at least one
 * @param set those of them that are set; the others are clear
 */
@CheckReturnValue
public record TcpFlagsCriterion(Set<TcpFlag> examined, Set<TcpFlag> set) implements Criterion {
    private static final Subsets<TcpFlag> FLAGS = new Subsets<>(TcpFlag.class);

    /**
     * Checks and copies the flags.
     *
     * @throws IllegalArgumentException if none is examined, or one is to be set that is not examined
     */
    public TcpFlagsCriterion {
        if (examined.isEmpty() || !examined.containsAll(set)) {
            throw new IllegalArgumentException("tcp flags " + text(set) + " of " + text(examined)
                    + ": examine at least one flag, and every flag that is to be set");
        }
        examined = FLAGS.of(examined);
        set = FLAGS.of(set);
    }

    private static String text(Set<TcpFlag> flags) {
        return flags.isEmpty()
                ? "none"
                : flags.stream().sorted().map(TcpFlag::toString).collect(Collectors.joining(","));
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitTcpFlags(this);
    }

    @Override
    public CriterionKind kind() {
        return CriterionKind.TCP_FLAGS;
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
        return false;
    }

    @Override
    public Optional<Protocol> protocolOfField() {
        return Optional.of(Protocol.TCP);
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
        return Optional.empty();
    }

    @Override
    public Negation negation() {
        return Negation.instead();
    }

    @Override
    public Criterion opposite() {
        return new NegatedCriterion(this);
    }

    @Override
    public Optional<String> connectionLabelFault() {
        return Optional.empty();
    }

    @Override
    public String packetWord() {
        return "flags";
    }

    @Override
    public Optional<String> needAtLoad() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "flags " + text(set) + " of " + text(examined);
    }
}
