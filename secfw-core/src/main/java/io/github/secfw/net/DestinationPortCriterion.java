package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;

/**
 * The destination port is in a set, and the packet is of the given protocol.
 *
 * @param protocol a protocol with ports
 * @param ports the set
 */
@CheckReturnValue
public record DestinationPortCriterion(Protocol protocol, PortSet ports) implements Criterion {
    /**
     * Checks the protocol.
     *
     * @throws IllegalArgumentException if the protocol has no ports
     */
    public DestinationPortCriterion {
        Objects.requireNonNull(ports, "ports");
        protocol.requirePorts();
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitDestinationPort(this);
    }

    @Override
    public CriterionKind kind() {
        return CriterionKind.DESTINATION_PORT;
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
        return Optional.of(protocol);
    }

    @Override
    public boolean needsConnection() {
        return false;
    }

    @Override
    public boolean isPlain() {
        return ports.isRange();
    }

    @Override
    public Optional<String> ownState() {
        return Optional.empty();
    }

    @Override
    public Negation negation() {
        return Negation.besideUnless(ports.isAll(), this);
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
        return "dport";
    }

    @Override
    public Optional<String> needAtLoad() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "dport " + ports;
    }
}
