package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;

/**
 * The destination address is in a set.
 *
 * @param addresses the set
 */
@CheckReturnValue
public record DestinationCriterion(AddressSet addresses) implements Criterion {
    /** Checks that there is a set. */
    public DestinationCriterion {
        Objects.requireNonNull(addresses, "addresses");
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitDestination(this);
    }

    @Override
    public CriterionKind kind() {
        return CriterionKind.DESTINATION;
    }

    @Override
    public Requirement requirement() {
        return Requirement.NOTHING;
    }

    @Override
    public boolean canHold(Family family) {
        return !addresses.ranges(family).isEmpty();
    }

    @Override
    public boolean alwaysHolds(Family family) {
        return addresses.isAllOf(family);
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
        return addresses.isSingleInEachFamily();
    }

    @Override
    public Optional<String> ownState() {
        return Optional.empty();
    }

    @Override
    public Negation negation() {
        return Negation.besideUnless(addresses.isAll(), this);
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
        return "to";
    }

    @Override
    public Optional<String> needAtLoad() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "to " + addresses;
    }
}
