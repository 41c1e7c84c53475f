package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Mark;
import io.github.secfw.net.QueueRange;
import io.github.secfw.net.RejectType;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import io.github.secfw.selinux.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** What became of a packet. */
@Value.Immutable
@SuppressWarnings("exports")
@CheckReturnValue
public abstract class Outcome {

    Outcome() {}

    /** {@return whether it goes on its way} */
    public abstract Verdict verdict();

    /** {@return the answer that a rejected packet got, empty for one that was not rejected} */
    public abstract Optional<RejectType> rejectType();

    /** {@return the queues that the packet was handed to, empty for one that was not} */
    public abstract Optional<QueueRange> queues();

    /** {@return the packet's label, empty for none} */
    public abstract Optional<SecurityContext> label();

    /**
     * {@return the label that the packet had behind the hook PREROUTING, empty for none: the one that counts for
     * {@link Permission#FORWARD_IN}}
     */
    public abstract Optional<SecurityContext> arrivalLabel();

    /** {@return the label of its connection, empty where the packet did not state whether there is one} */
    public abstract Optional<ConnectionLabel> connection();

    /** {@return the packet's mark, 0 to 4294967295} */
    public abstract long mark();

    /**
     * {@return the mark of its connection, 0 to 4294967295, empty where there is none or the packet did not state whether
     * there is one}
     */
    public abstract OptionalLong connectionMark();

    /** {@return whether SELinux checks the packet's label, as it does for all packets once rules that label are loaded} */
    public abstract boolean isChecked();

    /** {@return the prefixes of the log lines that it caused, in order} */
    public abstract List<String> logLines();

    /**
     * {@return the type that SELinux sees on the packet when it asks for a permission}
     *
     * @param permission the permission; {@code forward_in} is asked for before the hook FORWARD
     */
    public final String packetType(Permission permission) {
        Optional<SecurityContext> seen = permission == Permission.FORWARD_IN ? arrivalLabel() : label();
        return seen.map(SecurityContext::type).orElse(PacketType.UNLABELED.name());
    }

    /** {@return the outcome in one line} */
    @Override
    public final String toString() {
        return verdict()
                + rejectType().map(type -> " with " + type).orElse("")
                + queues().map(numbers -> " to " + numbers).orElse("") + ", " + PacketText.describe(label())
                + connection().map(known -> ", " + known).orElse("")
                + (mark() == 0 ? "" : ", mark " + Mark.of(mark()))
                + (connectionMark().orElse(0) == 0
                        ? ""
                        : ", connection mark " + Mark.of(connectionMark().getAsLong()))
                + (logLines().isEmpty() ? "" : ", logged " + String.join(", ", logLines()));
    }

    /** Holds the builder that Immutables makes. */
    static final class Fields extends ImmutableOutcome.Builder {}
}
