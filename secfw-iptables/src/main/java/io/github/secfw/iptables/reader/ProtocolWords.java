package io.github.secfw.iptables.reader;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Protocols as iptables reads them behind {@code -p}. */
final class ProtocolWords {

    /** Names of iptables itself, and of {@code /etc/protocols} where all lists agree. */
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("all", 0),
            Map.entry("ip", 0),
            Map.entry("icmp", 1),
            Map.entry("igmp", 2),
            Map.entry("ipencap", 4),
            Map.entry("tcp", 6),
            Map.entry("egp", 8),
            Map.entry("udp", 17),
            Map.entry("dccp", 33),
            Map.entry("ipv6", 41),
            Map.entry("ipv6-route", 43),
            Map.entry("ipv6-frag", 44),
            Map.entry("rsvp", 46),
            Map.entry("gre", 47),
            Map.entry("esp", 50),
            Map.entry("ah", 51),
            Map.entry("ipv6-icmp", 58),
            Map.entry("icmpv6", 58),
            Map.entry("ipv6-nonxt", 59),
            Map.entry("ipv6-opts", 60),
            Map.entry("eigrp", 88),
            Map.entry("ospf", 89),
            Map.entry("etherip", 97),
            Map.entry("pim", 103),
            Map.entry("ipcomp", 108),
            Map.entry("vrrp", 112),
            Map.entry("l2tp", 115),
            Map.entry("sctp", 132),
            Map.entry("mh", 135),
            Map.entry("mobility-header", 135),
            Map.entry("ipv6-mh", 135),
            Map.entry("udplite", 136),
            Map.entry("mpls-in-ip", 137));

    private ProtocolWords() {}

    /** The protocol of a word, empty for any. */
    static Optional<Protocol> parse(Word word) {
        String name = word.text().toLowerCase(Locale.ROOT);
        OptionalLong number = Numbers.parse(name, 255);
        if (number.isEmpty()) {
            Integer known = NUMBERS.get(name);
            if (known == null) {
                throw word.fault("\"" + word.text()
                        + "\" is no protocol: write a number from 0 to 255, few names are known here");
            }
            number = OptionalLong.of(known);
        }
        return number.getAsLong() == 0 ? Optional.empty() : Optional.of(new Protocol((int) number.getAsLong()));
    }

    /** A packet of a family is of a protocol. */
    static Criterion criterion(Protocol protocol, Family family) {
        return protocol.equals(family == Family.IPV4 ? Protocol.ICMP : Protocol.ICMPV6)
                ? new Criterion.Icmp(family)
                : new Criterion.OfProtocol(protocol);
    }

    /** The match that iptables loads for an option of the protocol's own. */
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
