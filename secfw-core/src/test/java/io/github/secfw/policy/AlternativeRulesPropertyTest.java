package io.github.secfw.policy;

import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Alternatives;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Match;
import io.github.secfw.program.Outcome;
import io.github.secfw.program.Packet;
import io.github.secfw.selinux.PacketType;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Alternatives against a decision by hand: does any of them match? */
final class AlternativeRulesPropertyTest {

    private static final PacketType WEB = PacketType.named("web_t");
    private static final Target LAST = Target.setConnectionMark(9);

    @Property
    void the_target_is_met_once_if_one_of_them_matches(
            @ForAll("matches") List<Match<?>> matches,
            @ForAll("targets") Target target,
            @ForAll("packets") Packet packet) {
        boolean met = matches.stream().anyMatch(match -> isMet(match, packet));
        Match<?> meant = met ? any() : any().out("nowhere0");
        Outcome expected = run(packet, out -> out.rule(meant, target).rule(LAST));
        assertThat(run(
                        packet,
                        out -> out.rule(new Alternatives(matches), target).rule(LAST)))
                .isEqualTo(expected);
    }

    private static boolean isMet(Match<?> match, Packet packet) {
        return !run(packet, out -> out.rule(match, Target.log("met")))
                .logLines()
                .isEmpty();
    }

    private static Outcome run(Packet packet, UnaryOperator<BaseChain> rules) {
        return FirewallPolicy.named("p")
                .labelling(OUTPUT, rules)
                .build()
                .program()
                .run(packet);
    }

    @Provide
    Arbitrary<List<Match<?>>> matches() {
        List<Match<?>> all = List.of(
                any().mark(1),
                any().except(any().mark(1)),
                tcp(),
                udp().dport(53),
                tcp().dport(53),
                tcp().dport(80),
                tcp().except(tcp().dport(80)),
                any().to("192.0.2.1"),
                any().except(any().to("192.0.2.0/24")),
                any().out("eth1"));
        return Arbitraries.of(all).list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<Target> targets() {
        Chain chain = Chain.named("c")
                .rule(Target.log("in c "))
                .rule(tcp().dport(80), Target.returnToCaller())
                .rule(Target.secmark(WEB))
                .rule(udp(), Target.drop());
        return Arbitraries.of(
                Target.accept(),
                Target.drop(),
                Target.queue(1),
                Target.returnToCaller(),
                Target.secmark(WEB),
                Target.setMark(1),
                Target.setMark(2),
                Target.log("x "),
                Target.jump(chain),
                Target.goTo(chain));
    }

    @Provide
    Arbitrary<Packet> packets() {
        return Arbitraries.of(tcp().dport(53), tcp().dport(80), tcp().dport(443), udp().dport(53), udp().dport(80))
                .flatMap(match -> Arbitraries.of("192.0.2.1", "192.0.2.2", "198.51.100.1", "2001:db8::1")
                        .flatMap(to -> Arbitraries.of(0, 1, 2)
                                .map(mark -> Packet.out(
                                        "eth0", match.to(to).mark(mark).state(ConnectionState.NEW)))));
    }
}
