package io.github.secfw.iptables.reader.unmodelled;

import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.program.Condition;
import java.util.List;
import java.util.Optional;

/**
 * The packets for which an unmodelled condition is known to be both true and false, depending on what is unmodelled.
 */
enum VaryingPackets {
    /** Unknown. */
    NOT_KNOWN("-"),
    /** Every packet that can reach the condition. */
    EVERY_PACKET("every packet"),
    /** Packets that arrive from another interface than the loopback interface. */
    ARRIVING("packets not from lo"),
    /** The same, with source addresses of hosts, which may or may not have a route. */
    FROM_HOSTS("packets not from lo, of hosts"),
    /** Packets that belong to a connection. */
    OF_CONNECTIONS("packets of a connection");

    private final String text;

    VaryingPackets(String text) {
        this.text = text;
    }

    static VaryingPackets named(String text) {
        for (VaryingPackets one : values()) {
            if (one.text.equals(text)) {
                return one;
            }
        }
        throw new IllegalStateException(text);
    }

    /** The packets as a condition; empty for all packets. */
    Optional<Condition> packets() {
        return switch (this) {
            case NOT_KNOWN -> Optional.of(RuleGuard.NEVER);
            case EVERY_PACKET -> Optional.empty();
            case ARRIVING -> Optional.of(arriving());
            case FROM_HOSTS -> Optional.of(Condition.all(List.of(arriving(), hosts())));
            case OF_CONNECTIONS -> Optional.of(new Condition.HasConnection());
        };
    }

    private static Condition arriving() {
        return Condition.of(new InputCriterion(InterfaceSet.of("lo"))).negated();
    }

    private static Condition hosts() {
        return Condition.of(
                new SourceCriterion(AddressSet.of("1.0.0.0-126.255.255.255", "128.0.0.0-223.255.255.255", "2000::/3")));
    }

    @Override
    public String toString() {
        return text;
    }
}
