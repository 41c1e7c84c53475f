package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;

/**
 * The packet is of a protocol.
 *
 * @param protocol the protocol
 */
@CheckReturnValue
public record ProtocolCriterion(Protocol protocol) implements Criterion {
    /** Checks that there is a protocol. */
    public ProtocolCriterion {
        Objects.requireNonNull(protocol, "protocol");
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitProtocol(this);
    }

    @Override
    public CriterionKind kind() {
        return CriterionKind.PROTOCOL;
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
        return Optional.empty();
    }

    @Override
    public boolean needsConnection() {
        return false;
    }

    @Override
    public boolean isPlain() {
        return true;
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
        return "protocol";
    }

    @Override
    public Optional<String> needAtLoad() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return protocol.toString();
    }
}
