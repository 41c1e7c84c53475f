package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;

/**
 * Another criterion does not hold. What a packet must have for the other one to be asked stays required: a negated
 * connection mark asks for a connection. Only of a socket's owner is that different, as in iptables: a packet
 * without socket has no owner, so that every negated owner holds for it.
 *
 * @param criterion what must not hold
 */
@CheckReturnValue
public record NegatedCriterion(Criterion criterion) implements Criterion {
    /**
     * Checks that both tools can say it.
     *
     * @throws IllegalArgumentException if one of them cannot, or if nothing would be left
     */
    public NegatedCriterion {
        Objects.requireNonNull(criterion, "criterion");
        Negation.check(criterion);
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitNegated(this);
    }

    @Override
    public boolean isOfOwner() {
        return criterion.isOfOwner();
    }

    @Override
    public boolean isKnownAt(Hook hook) {
        return criterion.isKnownAt(hook);
    }

    @Override
    public String toString() {
        return "not " + criterion;
    }
}
