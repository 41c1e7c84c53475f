package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The packet was made by a socket whose creating process had a primary group id of some ranges. A packet without
 * socket, one that the kernel made, has none.
 *
 * @param ids the ranges, at least one
 */
@CheckReturnValue
public record OwnerGidCriterion(List<IdRange> ids) implements Criterion {
    /**
     * Checks and copies the ids.
     *
     * @throws IllegalArgumentException if there is none
     */
    public OwnerGidCriterion {
        ids = IdRange.union(ids);
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitOwnerGid(this);
    }

    @Override
    public CriterionKind kind() {
        return CriterionKind.OWNER_GID;
    }

    @Override
    public Requirement requirement() {
        return Requirement.SOCKET_OWNER;
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
        return "gid";
    }

    @Override
    public Optional<String> needAtLoad() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "gid " + ids.stream().map(IdRange::toString).collect(Collectors.joining(", "));
    }
}
