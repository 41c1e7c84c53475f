package io.github.secfw.iptables.reader.parser;

import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.UnmodelledFields;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code -p}: the guard of a protocol, and the match that iptables loads for it. */
final class ProtocolOption {

    /**
     * Numbers of IPv6 extension headers that the kernel skips (ipv6_find_hdr in ip6_packet_match), so that no packet
     * has them as its protocol.
     */
    private static final Set<Integer> LOOKED_BEHIND = Set.of(43, 44, 60);

    /** An extension header that the legacy variant skips and the nft variant does not. */
    private static final Protocol AH = new Protocol(51);

    private ProtocolOption() {}

    /** The guard of {@code -p} for a family; empty if it matches all packets. */
    static Optional<RuleGuard> guard(Protocol protocol, Family family, boolean negated) {
        if (family == Family.IPV6 && LOOKED_BEHIND.contains(protocol.number())) {
            return negated ? Optional.empty() : Optional.of(RuleGuard.of(RuleGuard.NEVER));
        }
        if (family == Family.IPV6 && protocol.equals(AH)) {
            Condition ah = Condition.all(List.of(
                    Condition.of(new ProtocolCriterion(AH)),
                    new Condition.Unmodelled("-p ah", Footprint.reading(UnmodelledFields.EXTENSION_HEADERS))));
            return Optional.of(RuleGuard.of(ah, negated));
        }
        return Optional.of(RuleGuard.of(criterion(protocol, family), negated));
    }

    private static Criterion criterion(Protocol protocol, Family family) {
        return protocol.equals(family == Family.IPV4 ? Protocol.ICMP : Protocol.ICMPV6)
                ? new IcmpCriterion(family)
                : new ProtocolCriterion(protocol);
    }

    /** The match that iptables loads for an unknown option of a rule with a protocol; empty if there is none. */
    static String match(Protocol protocol) {
        return switch (protocol.number()) {
            case 1 -> "icmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 33 -> "dccp";
            case 50 -> "esp";
            case 51 -> "ah";
            case 58 -> "icmp6";
            case 108 -> "ipcomp";
            case 132 -> "sctp";
            case 135 -> "mh";
            default -> "";
        };
    }
}
