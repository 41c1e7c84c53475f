package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;

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
    public String toString() {
        return protocol.toString();
    }
}
