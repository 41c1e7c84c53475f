package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.List;
import java.util.Optional;
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
    public CriterionKind kind() {
        return CriterionKind.OWNER_UID;
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
        return "uid";
    }

    @Override
    public Optional<String> needAtLoad() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "uid " + ids.stream().map(IdRange::toString).collect(Collectors.joining(", "));
    }
}
