package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;

/**
 * The source port is in a set, and the packet is of the given protocol.
 *
 * @param protocol a protocol with ports
 * @param ports the set
 */
@CheckReturnValue
public record SourcePortCriterion(Protocol protocol, PortSet ports) implements Criterion {
    /**
     * Checks the protocol.
     *
     * @throws IllegalArgumentException if the protocol has no ports
     */
    public SourcePortCriterion {
        Objects.requireNonNull(ports, "ports");
        protocol.requirePorts();
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitSourcePort(this);
    }

    @Override
    public String toString() {
        return "sport " + ports;
    }
}
