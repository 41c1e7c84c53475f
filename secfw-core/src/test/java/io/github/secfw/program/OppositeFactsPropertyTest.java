package io.github.secfw.program;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.net.TcpFlag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class OppositeFactsPropertyTest {

    private static final List<Match<?>> MATCHES = List.of(
            any(),
            any().from("192.0.2.1"),
            any().to("2001:db8::1"),
            tcp(),
            tcp().sport(1).dport(22),
            tcp().dport(80).syn(),
            tcp().flags(Set.of(TcpFlag.SYN), Set.of()),
            udp().dport(22),
            icmp(),
            icmp().type("echo-request"),
            icmp().type("destination-unreachable").code(4),
            icmpv6().type("destination-unreachable").code(4),
            any().mark(1),
            any().connectionMark(1),
            any().connectionMark(1).state(ConnectionState.NEW),
            any().state(ConnectionState.INVALID));

    private static final List<Match<?>> ARRIVING =
            List.of(any().delivery(Delivery.UNICAST), tcp().delivery(Delivery.BROADCAST));

    private static final List<Match<?>> LEAVING = List.of(
            any().uid(1),
            any().gid(1),
            any().user("a"),
            any().group("a"),
            tcp().uid(2).user("b"));

    private static final List<Match<?>> ASKED = Stream.concat(
                    Stream.of(
                            any().in("eth0"),
                            any().out("eth1"),
                            any().mark(new Mark(1, 1)),
                            any().connectionMark(new Mark(0, 1))),
                    Stream.of(MATCHES, ARRIVING, LEAVING).flatMap(List::stream))
            .toList();

    /** The one exception is a connection's mark, for which there must be a connection. */
    @Property(tries = 5000)
    void a_negated_criterion_is_the_opposite(
            @ForAll("packets") Packet packet, @ForAll Hook hook, @ForAll("criteria") Criterion criterion) {
        PacketFacts facts = new PacketFacts(Programs.output(), packet, new Askings(), false);
        facts.arriveAt(new ProgramBaseChain("chain", hook, 0, Verdict.ACCEPT, List.of()));
        Fact expected = switch (criterion.accept(facts)) {
            case YES -> Fact.NO;
            case NO -> lacksConnection(packet, criterion) ? Fact.NO : Fact.YES;
            case UNSTATED -> Fact.UNSTATED;
        };
        assertThat(new NegatedCriterion(criterion).accept(facts)).isEqualTo(expected);
    }

    private static boolean lacksConnection(Packet packet, Criterion criterion) {
        return criterion instanceof ConnectionMarkCriterion
                && packet.connection().equals(Optional.of(ConnectionLabel.noConnection()));
    }

    @Provide
    Arbitrary<Packet> packets() {
        List<Packet> in = Stream.concat(MATCHES.stream(), ARRIVING.stream())
                .map(match -> Packet.in("eth0", match))
                .toList();
        List<Packet> out = Stream.concat(MATCHES.stream(), LEAVING.stream())
                .map(match -> Packet.out("eth1", match))
                .toList();
        List<Packet> forwarded = Stream.concat(MATCHES.stream(), ARRIVING.stream())
                .map(match -> Packet.forwarded("eth0", "eth1", match))
                .toList();
        return Arbitraries.oneOf(
                Arbitraries.of(in),
                Arbitraries.of(out),
                Arbitraries.of(out).map(Packet::withoutSocket),
                Arbitraries.of(forwarded));
    }

    @Provide
    Arbitrary<Criterion> criteria() {
        return Arbitraries.of(ASKED.stream()
                .flatMap(match -> match.criteria().stream())
                .filter(criterion -> !(criterion instanceof StateCriterion))
                .distinct()
                .toList());
    }
}
