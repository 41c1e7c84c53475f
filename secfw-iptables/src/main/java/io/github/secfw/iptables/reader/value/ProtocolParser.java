package io.github.secfw.iptables.reader.value;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.net.Protocol;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Parser of the protocol after {@code -p}. */
public final class ProtocolParser {

    /** The names that iptables has built in, and those of Debian's {@code /etc/protocols}, which come from IANA. */
    private static final Map<String, Integer> NUMBERS = parse("""
            all 0, hopopt 0, ip 0, icmp 1, igmp 2, ggp 3, ipencap 4, st 5, tcp 6, egp 8, igp 9, pup 12, udp 17,
            hmp 20, xns-idp 22, rdp 27, iso-tp4 29, dccp 33, xtp 36, ddp 37, idpr-cmtp 38, ipv6 41,
            ipv6-route 43, ipv6-frag 44, idrp 45, rsvp 46, gre 47, esp 50, ah 51, skip 57, icmpv6 58,
            ipv6-icmp 58, ipv6-nonxt 59, ipv6-opts 60, rspf 73, vmtp 81, eigrp 88, ospf 89, ax.25 93, ipip 94,
            etherip 97, encap 98, pim 103, ipcomp 108, vrrp 112, l2tp 115, isis 124, sctp 132, fc 133,
            ipv6-mh 135, mh 135, mobility-header 135, udplite 136, mpls-in-ip 137, manet 138, hip 139,
            shim6 140, wesp 141, rohc 142, ethernet 143
            """);

    private ProtocolParser() {}

    private static Map<String, Integer> parse(String names) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String name : names.strip().split(",\\s+")) {
            int space = name.indexOf(' ');
            numbers.put(name.substring(0, space), Integer.valueOf(name.substring(space + 1)));
        }
        return Map.copyOf(numbers);
    }

    /** The protocol of a token; empty for all protocols. */
    public static Optional<Protocol> parse(Token token) {
        String name = token.text().toLowerCase(Locale.ROOT);
        OptionalLong number = NumberParser.parse(name, 255);
        if (number.isEmpty()) {
            Integer known = NUMBERS.get(name);
            if (known == null) {
                throw token.fault("unknown protocol \"" + token.text()
                        + "\": expected a number from 0 to 255 or a protocol name");
            }
            number = OptionalLong.of(known);
        }
        return number.getAsLong() == 0 ? Optional.empty() : Optional.of(new Protocol((int) number.getAsLong()));
    }
}
