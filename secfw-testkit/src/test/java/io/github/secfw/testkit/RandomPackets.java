package io.github.secfw.testkit;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Family;
import io.github.secfw.net.Match;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.program.ConnectionLabel;
import io.github.secfw.program.Packet;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Packets that state all that a rule could ask for. Many of their values are those of a rendered policy, or their
 * neighbours, so that they meet its rules. Not safe for several threads.
 */
final class RandomPackets {

    private static final Pattern NUMBER = Pattern.compile("(?<![.:\\w])(0x)?[0-9a-f]{1,10}(?![.:\\w])");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+\\.[0-9.]+|[0-9a-f:]*::[0-9a-f:.]*");
    private static final Pattern INTERFACE = Pattern.compile(" -[io] ([A-Za-z0-9_.-]+)\\+?");
    private static final Pattern GROUP = Pattern.compile("--path \"?([^\" ]+)");

    private final Random random;
    private final List<Long> numbers = new ArrayList<>(List.of(0L, 1L, 22L, 65_535L));
    private final List<String> ipv4 = new ArrayList<>(List.of("192.0.2.1", "10.0.0.1", "0.0.0.0"));
    private final List<String> ipv6 = new ArrayList<>(List.of("2001:db8::1", "::", "fe80::1"));
    private final List<String> interfaces = new ArrayList<>(List.of("lo", "eth0"));
    private final List<String> groups = new ArrayList<>(List.of("elsewhere"));

    /** Packets for the rules of iptables files. */
    RandomPackets(Random random, Iterable<String> files) {
        this.random = random;
        for (String text : files) {
            NUMBER.matcher(text).results().forEach(number -> number(number.group()));
            ADDRESS.matcher(text).results().forEach(address -> address(address.group()));
            collect(INTERFACE, text, interfaces);
            collect(GROUP, text, groups);
        }
    }

    private void number(String text) {
        try {
            long number = Long.decode(text);
            numbers.add(number);
            numbers.add(number + 1);
        } catch (NumberFormatException e) {
            numbers.add(7L);
        }
    }

    private void address(String text) {
        try {
            any().from(text);
            (text.indexOf(':') < 0 ? ipv4 : ipv6).add(text);
        } catch (IllegalArgumentException e) {
            ipv4.add("198.51.100.1");
        }
    }

    private static void collect(Pattern pattern, String text, List<String> values) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            values.add(matcher.group(1));
        }
    }

    Packet next() {
        return next(random.nextBoolean() ? Family.IPV4 : Family.IPV6);
    }

    /** A packet of a family. */
    Packet next(Family family) {
        List<String> addresses = family == Family.IPV4 ? ipv4 : ipv6;
        Match<?> match =
                transport(family).from(one(addresses)).to(one(addresses)).mark(number(0xffff_ffffL));
        boolean hasConnection = random.nextInt(4) > 0;
        Match<?> marked = hasConnection ? match.connectionMark(number(0xffff_ffffL)) : match;
        Packet packet = switch (random.nextInt(3)) {
            case 0 -> Packet.in(one(interfaces), marked.delivery(one(List.of(Delivery.values()))));
            case 1 ->
                Packet.forwarded(one(interfaces), one(interfaces), marked.delivery(one(List.of(Delivery.values()))));
            default -> leaving(marked);
        };
        packet = packet.state(state(hasConnection));
        if (hasConnection && random.nextBoolean()) {
            packet = packet.connection(ConnectionLabel.of(SecurityContext.parse("u:r:connection_t")));
        }
        packet = random.nextBoolean() ? packet.labelled(SecurityContext.parse("u:r:packet_t")) : packet;
        packet = random.nextBoolean() ? packet.overLimits() : packet;
        return random.nextBoolean() ? packet.withoutListener() : packet;
    }

    private ConnectionState state(boolean hasConnection) {
        return one(EnumSet.allOf(ConnectionState.class).stream()
                .filter(state -> state.hasConnection() == hasConnection)
                .toList());
    }

    private Packet leaving(Match<?> match) {
        Packet packet = Packet.out(
                one(interfaces),
                match.uid(number(4_294_967_294L))
                        .gid(number(4_294_967_294L))
                        .user(one(List.of("root", "daemon", "other")))
                        .group(one(List.of("root", "daemon", "other")))
                        .cgroup(one(groups)));
        return random.nextInt(4) == 0 ? packet.withoutSocket() : packet;
    }

    private Match<?> transport(Family family) {
        int source = (int) number(65_535);
        int destination = (int) number(65_535);
        int type = (int) number(255);
        int code = (int) number(16);
        return switch (random.nextInt(7)) {
            case 0, 1 -> tcp().sport(source).dport(destination).flags(Set.of(TcpFlag.values()), flags());
            case 2 -> udp().sport(source).dport(destination);
            case 3 -> Match.sctp().sport(source).dport(destination);
            case 4, 5 ->
                family == Family.IPV4
                        ? icmp().type(type).code(code)
                        : icmpv6().type(type).code(code);
            default -> protocol(one(List.of(2, 47, 50, 51, 112)));
        };
    }

    private Set<TcpFlag> flags() {
        Set<TcpFlag> flags = new TreeSet<>();
        for (TcpFlag flag : TcpFlag.values()) {
            if (random.nextInt(3) == 0) {
                flags.add(flag);
            }
        }
        return flags;
    }

    private long number(long max) {
        return one(numbers) % (max + 1);
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
