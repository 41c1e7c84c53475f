package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;

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
    public String toString() {
        return "to " + addresses;
    }
}
