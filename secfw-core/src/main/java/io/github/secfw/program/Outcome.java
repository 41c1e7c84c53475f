package io.github.secfw.program;

import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.SecurityContext;
import java.util.List;
import java.util.Optional;

/**
 * What became of a packet.
 *
 * @param verdict whether it goes on its way
 * @param label the packet's label, empty for none
 * @param connection the label of its connection
 * @param logLines the prefixes of the log lines that it caused, in order
 */
public record Outcome(
        Verdict verdict, Optional<SecurityContext> label, ConnectionLabel connection, List<String> logLines) {

    /** Copies the log lines. */
    public Outcome {
        logLines = List.copyOf(logLines);
    }

    /** {@return the type that SELinux sees on the packet: the label's, or {@code unlabeled_t}} */
    public String packetType() {
        return label.map(SecurityContext::type).orElse(PacketType.UNLABELED.name());
    }

    /** {@return the outcome in one line} */
    @Override
    public String toString() {
        return verdict + ", " + Packet.describe(label) + ", " + connection
                + (logLines.isEmpty() ? "" : ", logged " + String.join(", ", logLines));
    }
}
