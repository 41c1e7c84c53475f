package io.github.secfw.proof.field;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Family;
import java.util.List;

/**
 * The types of ICMP messages, or of ICMPv6 messages in IPv6, to which connection tracking gives a state (Linux:
 * {@code nf_conntrack_proto_icmp.c}, {@code nf_conntrack_proto_icmpv6.c}).
 */
record IcmpMessages(Family family) {

    private boolean isIpv4() {
        return family == Family.IPV4;
    }

    /**
     * The types that messages of a state can have, the most usual one first. New are requests: echo and, in IPv4, timestamp,
     * information and address mask. Established are requests and their replies. Related are error messages. The list is empty
     * for a state that a message of any type can have.
     */
    List<Integer> of(ConnectionState state) {
        return switch (state) {
            case NEW -> isIpv4() ? List.of(8, 13, 15, 17) : List.of(128);
            case ESTABLISHED -> isIpv4() ? List.of(8, 0, 13, 14, 15, 16, 17, 18) : List.of(128, 129);
            case RELATED -> isIpv4() ? List.of(3, 4, 5, 11, 12) : List.of(1, 2, 3, 4);
            case INVALID, UNTRACKED -> List.of();
        };
    }

    /** The type of the message with which a rule rejects. */
    int unreachable() {
        return isIpv4() ? 3 : 1;
    }

    /** The types that connection tracking ignores: multicast listener discovery and neighbour discovery. */
    List<Integer> untracked() {
        return isIpv4() ? List.of() : List.of(130, 131, 132, 133, 134, 135, 136, 143);
    }
}
