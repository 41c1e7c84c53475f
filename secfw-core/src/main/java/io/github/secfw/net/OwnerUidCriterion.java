package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The packet was made by a socket whose creating process had a user id of some ranges. A packet without socket, one
 * that the kernel made, has none.
 *
 * @param ids the ranges, at least one
 */
@CheckReturnValue
public record OwnerUidCriterion(List<IdRange> ids) implements Criterion {
    /**
     * Checks and copies the ids.
     *
     * @throws IllegalArgumentException if there is none
     */
    public OwnerUidCriterion {
        ids = IdRange.union(ids);
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitOwnerUid(this);
    }

    @Override
    public boolean isOfOwner() {
        return true;
    }

    @Override
    public boolean isKnownAt(Hook hook) {
        return hook.hasSocketOwner();
    }

    @Override
    public String toString() {
        return "uid " + ids.stream().map(IdRange::toString).collect(Collectors.joining(", "));
    }
}
