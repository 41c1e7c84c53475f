package io.github.secfw.testkit;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.sctp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpMatch;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortMatch;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.net.TcpMatch;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.policy.Target;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Any two criteria in one rule, negated or not: the kernel holds both as they were written, in each variant. */
final class IptablesPairsTest {

    /** One criterion. A match has one of a kind. */
    private record Part(String kind, UnaryOperator<Match<?>> addition) {

        static Part of(String kind, UnaryOperator<Match<?>> addition) {
            return new Part(kind, addition);
        }

        static Part not(String kind, Match<?> other) {
            return new Part("not " + kind, match -> match.except(other));
        }
    }

    @Test
    void of_every_packet() {
        List<Part> parts = new ArrayList<>(anyPacket());
        parts.add(new Part("protocol", match -> match.except(tcp())));
        parts.add(new Part("protocol", match -> match.except(sctp())));
        parts.add(new Part("protocol", match -> match.except(protocol(50))));
        assertThat(listed(any(), parts)).isEqualTo(878);
    }

    /** A packet of neither family's ICMP; each is of one family, so that the other's file has no such condition. */
    @Test
    void of_packets_that_are_not_icmp() {
        List<Part> parts = new ArrayList<>(anyPacket());
        parts.add(new Part("icmp", match -> match.except(icmp())));
        parts.add(new Part("icmp", match -> match.except(icmpv6())));
        assertThat(listed(any(), parts)).isEqualTo(823);
    }

    @Test
    void of_tcp() {
        List<Part> parts = new ArrayList<>(anyPacket());
        parts.addAll(ports(tcp()));
        parts.addAll(flags());
        assertThat(listed(tcp(), parts)).isEqualTo(1797);
    }

    @Test
    void of_udp_and_sctp() {
        List<Part> parts = new ArrayList<>(anyPacket());
        parts.addAll(ports(udp()));
        assertThat(listed(udp(), parts)).isEqualTo(1481);
        parts = new ArrayList<>(anyPacket());
        parts.addAll(ports(sctp()));
        assertThat(listed(sctp(), parts)).isEqualTo(1481);
    }

    @Test
    void of_icmp_and_icmpv6() {
        for (IcmpMatch match : List.of(icmp(), icmpv6())) {
            List<Part> withTypes = new ArrayList<>(anyPacket());
            withTypes.addAll(types(match));
            assertThat(listed(match, withTypes)).isEqualTo(1000);
            List<Part> withCodes = new ArrayList<>(anyPacket());
            withCodes.addAll(codes(match));
            assertThat(listed(match, withCodes)).isEqualTo(823);
        }
    }

    /** Each kind of condition on ports and flags in three ways: not at all, with one value, and with a set. */
    @Test
    void any_number_of_conditions_on_ports_and_flags() {
        List<Match<?>> matches = List.of(tcp());
        for (String kind : List.of("sport", "not sport", "dport", "not dport", "flags")) {
            List<Part> ofKind = Stream.concat(ports(tcp()).stream(), flags().stream())
                    .filter(part -> part.kind().equals(kind))
                    .toList();
            matches = matches.stream()
                    .flatMap(match -> Stream.concat(
                            Stream.of(match),
                            ofKind.stream().map(part -> part.addition().apply(match))))
                    .toList();
        }
        assertThat(matches).hasSize(4 * 4 * 4 * 4 * 5);
        IptablesListing.holdsAll(dropping(Hook.INPUT, matches));
    }

    /** The longest lines that there are, in three variants. */
    @Test
    void all_conditions_together() {
        for (Hook hook : List.of(Hook.FORWARD, Hook.OUTPUT)) {
            List<Match<?>> matches = new ArrayList<>();
            for (int variant = 0; variant < 3; variant++) {
                matches.add(together(hook, variant));
            }
            IptablesListing.holdsAll(dropping(hook, matches));
        }
    }

    /** The given one of each kind, or the last there is. */
    private static Match<?> together(Hook hook, int variant) {
        Map<String, List<Part>> kinds = Stream.of(anyPacket(), ports(tcp()), flags())
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(Part::kind, LinkedHashMap::new, Collectors.toList()));
        Match<?> match = tcp();
        for (List<Part> parts : kinds.values()) {
            Match<?> narrowed =
                    parts.get(Math.min(variant, parts.size() - 1)).addition().apply(match);
            if (isKnown(narrowed, hook)) {
                match = narrowed;
            }
        }
        return match;
    }

    private static boolean isKnown(Match<?> match, Hook hook) {
        return match.criteria().stream()
                .allMatch(criterion -> criterion.requirement().isMetAt(hook));
    }

    private static FirewallPolicy dropping(Hook hook, List<Match<?>> matches) {
        FirewallPolicyBuilder policy = FirewallPolicy.named("pairs");
        matches.forEach(match -> policy.filter(hook, Target.accept(), chain -> chain.rule(match, Target.drop())));
        return policy.build();
    }

    /** Checks that the kernel holds every pair; how many there are at the two hooks. */
    private static int listed(Match<?> base, List<Part> parts) {
        int count = 0;
        for (Hook hook : List.of(Hook.FORWARD, Hook.OUTPUT)) {
            List<Match<?>> pairs = pairs(base, parts).stream()
                    .filter(match -> isKnown(match, hook))
                    .toList();
            IptablesListing.holdsAll(dropping(hook, pairs));
            count += pairs.size();
        }
        return count;
    }

    private static List<Match<?>> pairs(Match<?> base, List<Part> parts) {
        List<Match<?>> pairs = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            for (Part other : parts.subList(i + 1, parts.size())) {
                if (!other.kind().equals(parts.get(i).kind())) {
                    pairs.add(other.addition().apply(parts.get(i).addition().apply(base)));
                }
            }
        }
        return pairs;
    }

    private static List<Part> anyPacket() {
        return List.of(
                Part.of("source", match -> match.from("192.0.2.1", "2001:db8::1")),
                Part.of("source", match -> match.from("192.0.2.1-192.0.2.9", "2001:db8::1-2001:db8::9")),
                Part.not("source", any().from("192.0.2.0/25", "2001:db8::/65")),
                Part.not("source", any().from("192.0.2.3", "192.0.2.5", "2001:db8::3", "2001:db8::5")),
                Part.of("destination", match -> match.to("192.0.2.0/24", "2001:db8::/32")),
                Part.of("destination", match -> match.to("198.51.100.1-198.51.100.9", "2001:db8:1::1-2001:db8:1::9")),
                Part.not("destination", any().to("192.0.2.7", "2001:db8::7")),
                Part.not("destination", any().to("192.0.2.3-192.0.2.7", "2001:db8::3-2001:db8::7")),
                Part.of("input", match -> match.in("lo")),
                new Part("input", match -> match.except(any().in("eth0"))),
                Part.of("output", match -> match.out("eth*")),
                new Part("output", match -> match.except(any().out("tun*"))),
                Part.of("delivery", match -> match.delivery(Delivery.UNICAST)),
                Part.not("delivery", any().delivery(Delivery.MULTICAST)),
                Part.not("delivery", any().delivery(Delivery.MULTICAST, Delivery.BROADCAST)),
                Part.of("mark", match -> match.mark(0)),
                Part.of("mark", match -> match.mark(new Mark(1, 1))),
                Part.not("mark", any().mark(7)),
                Part.not("mark", any().mark(new Mark(0x10, 0xf0))),
                Part.of("connection mark", match -> match.connectionMark(Mark.ALL_BITS)),
                Part.of("connection mark", match -> match.connectionMark(new Mark(2, 2))),
                Part.not("connection mark", any().connectionMark(8)),
                Part.not("connection mark", any().connectionMark(new Mark(0, 0xf))),
                Part.of("uid", match -> match.uid(3)),
                Part.not("uid", any().uid(1000)),
                Part.not("uid", any().uid(new IdRange(1, 5), new IdRange(7, 9))),
                Part.of("user", match -> match.user("daemon")),
                Part.not("user", any().user("root")),
                Part.of("gid", match -> match.gid(new IdRange(3, 4))),
                Part.not("gid", any().gid(1000)),
                Part.not("gid", any().gid(new IdRange(1, 5), new IdRange(7, 9))),
                Part.of("group", match -> match.group("daemon")),
                Part.not("group", any().group("root")),
                Part.of("state", match -> match.state(ConnectionState.NEW, ConnectionState.INVALID)),
                Part.of("limit", match -> match.limit(7, LimitUnit.MINUTE, 9)));
    }

    private static List<Part> ports(PortMatch<?> base) {
        PortSet range = PortSet.range(1000, 2000);
        PortSet otherRange = PortSet.range(1100, 1200);
        PortSet set = PortSet.ports(1, 3, 5);
        PortSet otherSet = PortSet.ports(3, 7);
        return List.of(
                Part.of("sport", match -> ((PortMatch<?>) match).sport(22)),
                Part.of("sport", match -> ((PortMatch<?>) match).sport(range)),
                Part.of("sport", match -> ((PortMatch<?>) match).sport(set)),
                Part.not("sport", base.sport(23)),
                Part.not("sport", base.sport(otherRange)),
                Part.not("sport", base.sport(otherSet)),
                Part.of("dport", match -> ((PortMatch<?>) match).dport(24)),
                Part.of("dport", match -> ((PortMatch<?>) match).dport(range)),
                Part.of("dport", match -> ((PortMatch<?>) match).dport(set)),
                Part.not("dport", base.dport(25)),
                Part.not("dport", base.dport(otherRange)),
                Part.not("dport", base.dport(otherSet)));
    }

    private static List<Part> flags() {
        EnumSet<TcpFlag> all = EnumSet.allOf(TcpFlag.class);
        EnumSet<TcpFlag> none = EnumSet.noneOf(TcpFlag.class);
        return List.of(
                Part.of("flags", match -> ((TcpMatch) match).syn()),
                Part.of("flags", match -> ((TcpMatch) match).flags(all, none)),
                new Part("flags", match -> match.except(tcp().syn())),
                new Part("flags", match -> match.except(tcp().flags(all, all))));
    }

    private static List<Part> types(IcmpMatch base) {
        return List.of(
                Part.of("type", match -> ((IcmpMatch) match).type(3)),
                Part.of(
                        "type",
                        match -> ((IcmpMatch) match).type(5).except(base.type(5).code(0))),
                Part.of(
                        "type",
                        match -> ((IcmpMatch) match).type(5).except(base.type(5).code(0, 1, 3))),
                Part.not("type", base.type(4)),
                Part.not("type", base.type(4, 8)));
    }

    private static List<Part> codes(IcmpMatch base) {
        return List.of(
                Part.of("type", match -> ((IcmpMatch) match).type(3).code(2)),
                Part.of(
                        "type",
                        match -> ((IcmpMatch) match)
                                .type(5)
                                .code(2)
                                .except(base.type(5).code(0))));
    }
}
