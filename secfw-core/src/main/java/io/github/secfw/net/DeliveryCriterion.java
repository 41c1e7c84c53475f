package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
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
    public boolean isKnownAt(Hook hook) {
        return hook.hasInputInterface();
    }

    @Override
    public String toString() {
        return "delivered as " + ways.stream().map(Delivery::toString).collect(Collectors.joining(", "));
    }
}
