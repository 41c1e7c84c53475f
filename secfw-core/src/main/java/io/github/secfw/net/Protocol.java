package io.github.secfw.net;

import com.google.common.collect.ImmutableMap;
import io.github.secfw.annotation.CheckReturnValue;
import java.util.Map;
import java.util.Optional;

/**
 * The protocol above IP, by its IANA number.
 *
 * @param number 1 to 255; 0 cannot be matched, since iptables reads {@code -p 0} as 'any protocol'
 */
@CheckReturnValue
public record Protocol(int number) {

    /** The numbers of protocols by their names, as IANA assigns them. */
    private static final Map<String, Integer> NAMES = ImmutableMap.<String, Integer>builder()
            .put("icmp", 1)
            .put("igmp", 2)
            .put("ipv4", 4)
            .put("tcp", 6)
            .put("egp", 8)
            .put("udp", 17)
            .put("dccp", 33)
            .put("ipv6", 41)
            .put("rsvp", 46)
            .put("gre", 47)
            .put("esp", 50)
            .put("ah", 51)
            .put("ipv6-icmp", 58)
            .put("eigrp", 88)
            .put("ospf", 89)
            .put("etherip", 97)
            .put("pim", 103)
            .put("ipcomp", 108)
            .put("vrrp", 112)
            .put("l2tp", 115)
            .put("sctp", 132)
            .put("udplite", 136)
            .put("mpls-in-ip", 137)
            .buildOrThrow();

    /** ICMP, 1. */
    public static final Protocol ICMP = new Protocol(1);
    /** TCP, 6. */
    public static final Protocol TCP = new Protocol(6);
    /** UDP, 17. */
    public static final Protocol UDP = new Protocol(17);
    /** DCCP, 33. */
    public static final Protocol DCCP = new Protocol(33);
    /** ICMPv6, 58. */
    public static final Protocol ICMPV6 = new Protocol(58);
    /** SCTP, 132. */
    public static final Protocol SCTP = new Protocol(132);
    /** UDP-Lite, 136. */
    public static final Protocol UDPLITE = new Protocol(136);

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Protocol {
        if (number < 1 || number > 255) {
            throw new IllegalArgumentException(
                    "protocol " + number + " is out of range: write a number from 1 to 255, or match any protocol");
        }
    }

    /**
     * The protocol of a name.
     *
     * @param name a keyword of IANA's list of protocol numbers in small letters, of the protocols that are in use:
     *     {@code tcp}, {@code gre}, {@code esp} and {@code ospf} for instance
     * @return the protocol
     * @throws IllegalArgumentException if no protocol that is known here has that name
     */
    public static Protocol named(String name) {
        Integer number = NAMES.get(name);
        if (number == null) {
            throw new IllegalArgumentException(
                    "\"" + PrintableText.of(name) + "\" is not a valid protocol's name: write one of "
                            + String.join(", ", NAMES.keySet()) + ", or a number");
        }
        return new Protocol(number);
    }

    /** {@return whether packets of this protocol have ports: TCP, UDP, DCCP, SCTP and UDP-Lite} */
    public boolean hasPorts() {
        return keyword().isPresent();
    }

    void requirePorts() {
        if (!hasPorts()) {
            throw new IllegalArgumentException(this + " has no ports: match them on tcp, udp, dccp, sctp or udplite");
        }
    }

    /** {@return the usual name of a protocol that has ports, by which nft and {@code /etc/protocols} know it; empty for another} */
    public Optional<String> keyword() {
        return switch (number) {
            case 6 -> Optional.of("tcp");
            case 17 -> Optional.of("udp");
            case 33 -> Optional.of("dccp");
            case 132 -> Optional.of("sctp");
            case 136 -> Optional.of("udplite");
            default -> Optional.empty();
        };
    }

    /**
     * {@return the word for this protocol that iptables and nft read on every machine: {@code tcp}, {@code udp}, else
     * the number, since other names are looked up in {@code /etc/protocols}}
     */
    public String word() {
        return switch (number) {
            case 6 -> "tcp";
            case 17 -> "udp";
            default -> Integer.toString(number);
        };
    }

    /** {@return the name, or {@code protocol} and the number} */
    @Override
    public String toString() {
        return keyword().orElseGet(() -> "protocol " + number);
    }
}
