package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The link layer delivered the packet in one of some ways.
 *
 * @param ways the ways, at least one
 */
@CheckReturnValue
public record DeliveryCriterion(Set<Delivery> ways) implements Criterion {
    private static final Subsets<Delivery> WAYS = new Subsets<>(Delivery.class);

    /**
     * Checks and copies the ways.
     *
     * @throws IllegalArgumentException if there is none
     */
    public DeliveryCriterion {
        if (ways.isEmpty()) {
            throw new IllegalArgumentException(
                    "a match on no delivery matches nothing: name one, or leave the match out");
        }
        ways = WAYS.of(ways);
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitDelivery(this);
    }

    @Override
    public CriterionKind kind() {
        return CriterionKind.DELIVERY;
    }

    @Override
    public Requirement requirement() {
        return Requirement.DELIVERY;
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
        return Optional.empty();
    }

    @Override
    public Negation negation() {
        return Negation.beside();
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
        return "delivery";
    }

    @Override
    public Optional<String> needAtLoad() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "delivered as " + ways.stream().map(Delivery::toString).collect(Collectors.joining(", "));
    }
}
