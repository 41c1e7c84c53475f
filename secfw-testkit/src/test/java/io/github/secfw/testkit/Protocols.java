package io.github.secfw.testkit;

import io.github.secfw.net.IcmpMatch;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortMatch;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.net.TcpMatch;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.SetArbitrary;

/** Matches on protocols and on what their headers say. */
final class Protocols {

    private static final double SELDOM = 0.2;

    /** Extension headers of IPv6 are refused where packets of that family match, and so are left out. */
    private static final List<Integer> EXTENSION_HEADERS = List.of(43, 44, 51, 60);

    private Protocols() {}

    static Arbitrary<Match<?>> matches() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Match.any())),
                Tuple.of(1, named()),
                Tuple.of(1, numbered()),
                Tuple.of(1, excepted()),
                Tuple.of(2, icmp(Match.icmp(), 0, 254)),
                Tuple.of(2, icmp(Match.icmpv6(), 0, 255)),
                Tuple.of(3, tcp()),
                Tuple.of(2, withPorts()));
    }

    private static Arbitrary<Match<?>> named() {
        return Arbitraries.of("icmp", "igmp", "ipv6", "gre", "esp", "ipv6-icmp", "ospf", "vrrp", "mpls-in-ip", "tcp")
                .map(Match::protocol);
    }

    private static Arbitrary<Match<?>> numbered() {
        return Arbitraries.integers()
                .between(1, 255)
                .filter(number -> !EXTENSION_HEADERS.contains(number))
                .map(Match::protocol);
    }

    private static Arbitrary<Match<?>> excepted() {
        return Arbitraries.oneOf(
                        named(), numbered(), Arbitraries.of(Match.icmp(), Match.icmpv6(), Match.tcp(), Match.dccp()))
                .map(match -> Match.any().except(match));
    }

    /** To iptables type 255 of ICMP is any type. */
    private static Arbitrary<Match<?>> icmp(IcmpMatch match, int first, int last) {
        Arbitrary<Integer> types = Arbitraries.integers().between(first, last);
        return Arbitraries.oneOf(
                Combinators.combine(types.list().ofMaxSize(3), types.list().ofMaxSize(3))
                        .as((some, others) -> {
                            IcmpMatch narrowed = some.isEmpty() ? match : ofTypes(match, some);
                            return others.isEmpty() || ofTypes(match, others).equals(narrowed)
                                    ? narrowed
                                    : narrowed.except(ofTypes(match, others));
                        }),
                types.flatMap(type -> codes(match.type(type))));
    }

    private static IcmpMatch ofTypes(IcmpMatch match, List<Integer> types) {
        return match.type(
                types.get(0), types.stream().mapToInt(Integer::intValue).toArray());
    }

    /** A code is one of a single type. */
    private static Arbitrary<Match<?>> codes(IcmpMatch match) {
        Arbitrary<List<Integer>> codes = Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 255))
                .list()
                .ofMaxSize(2);
        return Combinators.combine(codes, codes).as((some, others) -> {
            IcmpMatch narrowed = some.isEmpty() ? match : ofCodes(match, some);
            return others.isEmpty() || ofCodes(match, others).equals(narrowed)
                    ? narrowed
                    : narrowed.except(ofCodes(match, others));
        });
    }

    private static IcmpMatch ofCodes(IcmpMatch match, List<Integer> codes) {
        return match.code(
                codes.get(0), codes.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Arbitrary<Match<?>> tcp() {
        return Combinators.combine(flags().optional(SELDOM), flags().optional(SELDOM))
                .flatAs((some, others) -> {
                    TcpMatch narrowed = some.orElse(Match.tcp());
                    boolean leavesFlags = some.isEmpty() && others.isPresent();
                    return Ports.on(leavesFlags ? narrowed.except(others.get()) : narrowed);
                });
    }

    private static Arbitrary<TcpMatch> flags() {
        SetArbitrary<TcpFlag> sets = Arbitraries.of(TcpFlag.class).set();
        return Arbitraries.oneOf(
                Arbitraries.just(Match.tcp().syn()),
                Combinators.combine(sets.ofMinSize(1), sets).as((examined, others) -> {
                    EnumSet<TcpFlag> set = EnumSet.copyOf(examined);
                    set.retainAll(others);
                    return Match.tcp().flags(examined, set);
                }));
    }

    private static Arbitrary<Match<?>> withPorts() {
        return Arbitraries.<PortMatch<?>>of(Match.udp(), Match.sctp(), Match.dccp(), Match.udplite())
                .flatMap(Ports::on);
    }
}
