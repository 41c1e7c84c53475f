package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;

/**
 * The source address is in a set.
 *
 * @param addresses the set
 */
@CheckReturnValue
public record SourceCriterion(AddressSet addresses) implements Criterion {
    /** Checks that there is a set. */
    public SourceCriterion {
        Objects.requireNonNull(addresses, "addresses");
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitSource(this);
    }

    @Override
    public String toString() {
        return "from " + addresses;
    }
}
