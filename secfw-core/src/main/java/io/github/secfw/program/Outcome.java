package io.github.secfw.program;

import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import io.github.secfw.selinux.SecurityContext;
import java.util.List;
import java.util.Optional;

/**
 * What became of a packet.
 *
 * @param verdict whether it goes on its way
 * @param label the packet's label, empty for none
 * @param arrivalLabel the label that the packet had behind the hook PREROUTING, empty for none: the one that counts for
 *     {@link Permission#FORWARD_IN}
 * @param connection the label of its connection, empty where the packet did not state whether there is one
 * @param logLines the prefixes of the log lines that it caused, in order
 */
public record Outcome(
        Verdict verdict,
        Optional<SecurityContext> label,
        Optional<SecurityContext> arrivalLabel,
        Optional<ConnectionLabel> connection,
        List<String> logLines) {

    /** Copies the log lines. */
    public Outcome {
        logLines = List.copyOf(logLines);
    }

    /**
     * {@return the type that SELinux sees on the packet when it asks for a permission}
     *
     * @param permission the permission; {@code forward_in} is asked for before the hook FORWARD
     */
    public String packetType(Permission permission) {
        Optional<SecurityContext> seen = permission == Permission.FORWARD_IN ? arrivalLabel : label;
        return seen.map(SecurityContext::type).orElse(PacketType.UNLABELED.name());
    }

    /** {@return the outcome in one line} */
    @Override
    public String toString() {
        return verdict + ", " + Packet.describe(label)
                + connection.map(known -> ", " + known).orElse("")
                + (logLines.isEmpty() ? "" : ", logged " + String.join(", ", logLines));
    }
}
