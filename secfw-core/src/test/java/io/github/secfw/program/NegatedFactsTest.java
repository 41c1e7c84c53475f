package io.github.secfw.program;

import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not so holds where the opposite does not, and depends on what that depends on. */
final class NegatedFactsTest {

    static List<Arguments> what_is_not_so_holds_where_the_opposite_does_not() {
        return List.of(
                Arguments.of(any().from("192.0.2.1"), any().from("192.0.2.0/24"), false),
                Arguments.of(any().from("198.51.100.1"), any().from("192.0.2.0/24"), true),
                Arguments.of(any().to("::1"), any().from("192.0.2.0/24"), true), // of the other family
                Arguments.of(any().to("::1"), any().to("192.0.2.0/24"), true),
                Arguments.of(any(), any().out("eth0"), false),
                Arguments.of(any(), any().out("eth1"), true),
                Arguments.of(any(), any().in("eth0"), true), // it has none
                Arguments.of(tcp(), udp(), true),
                Arguments.of(tcp(), tcp(), false),
                Arguments.of(tcp(), icmp(), true),
                Arguments.of(icmp(), icmp(), false),
                Arguments.of(any().uid(1), any().uid(0), true),
                Arguments.of(any().gid(0), any().gid(0), false),
                Arguments.of(any().mark(1), any().mark(2), true));
    }

    @ParameterizedTest(name = "{0} meets not {1}: {2}")
    @MethodSource
    void what_is_not_so_holds_where_the_opposite_does_not(Match<?> stated, Match<?> opposite, boolean matches) {
        assertThat(lines(Packet.out("eth0", stated), any().except(opposite))).hasSize(matches ? 1 : 0);
    }

    @Test
    void ports_and_types_are_negated_within_their_protocol() {
        Match<?> others = tcp().except(tcp().dport(22));
        assertThat(lines(Packet.out("eth0", tcp().dport(22)), others)).isEmpty();
        assertThat(lines(Packet.out("eth0", tcp().dport(23)), others)).hasSize(1);
        assertThat(lines(Packet.out("eth0", udp().dport(22)), others)).isEmpty();
        Match<?> types = icmp().except(icmp().type("echo-request"));
        assertThat(lines(Packet.out("eth0", icmp().type("echo-reply")), types)).hasSize(1);
        assertThat(lines(Packet.out("eth0", icmp().type("echo-request")), types))
                .isEmpty();
    }

    static List<Arguments> what_is_not_stated_is_asked_for_by_the_word_of_the_opposite() {
        return List.of(
                Arguments.of(any(), any().except(any().from("192.0.2.1")), "not from 192.0.2.1", "from"),
                Arguments.of(any(), any().except(any().to("::1")), "not to ::1", "to"),
                Arguments.of(any(), any().except(tcp()), "not tcp", "protocol"),
                Arguments.of(any(), any().except(icmp()), "not icmp", "icmp"),
                Arguments.of(tcp(), tcp().except(tcp().sport(1)), "not sport 1", "sport"),
                Arguments.of(icmp(), icmp().except(icmp().type(8)), "not type echo-request", "type"),
                Arguments.of(any(), any().except(any().uid(0)), "not uid 0", "uid"),
                Arguments.of(any(), any().except(any().user("a")), "not user a", "user"),
                Arguments.of(any(), any().except(any().connectionMark(1)), "not connection mark 0x1", "state"));
    }

    @ParameterizedTest(name = "{0} meets {1}")
    @MethodSource
    void what_is_not_stated_is_asked_for_by_the_word_of_the_opposite(
            Match<?> stated, Match<?> asked, String missing, String word) {
        Packet packet = Packet.out("eth0", stated);
        ProgramRule rule = rule(asked, log("matched"));
        assertThatThrownBy(() -> output(rule).run(packet))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"" + packet + "\" does not state what \"" + missing
                        + "\" asks for, in chain out, " + rule.text() + ": add \"" + word + "\" to the packet");
    }

    @Test
    void a_packet_without_owner_is_of_no_owner() {
        PacketProgram everywhere = everywhere(any().except(any().uid(0)));
        assertThat(everywhere.run(Packet.out("eth0", any()).withoutSocket()).logLines())
                .containsExactly("OUTPUT", "POSTROUTING");
        assertThat(everywhere.run(Packet.in("eth0", any()).withoutSocket()).logLines())
                .containsExactly("PREROUTING", "INPUT");
        assertThat(everywhere.run(Packet.in("lo", any())).logLines()).containsExactly("PREROUTING", "INPUT");
        assertThat(everywhere.run(Packet.forwarded("eth0", "eth1", any())).logLines())
                .containsExactly("PREROUTING", "FORWARD", "POSTROUTING");
        assertThat(everywhere.run(Packet.out("eth0", any().uid(0))).logLines()).isEmpty();
        assertThat(everywhere.run(Packet.in("eth0", any().uid(0))).logLines()).containsExactly("PREROUTING");
        assertThat(everywhere.run(Packet.out("eth0", any().uid(1))).logLines())
                .containsExactly("OUTPUT", "POSTROUTING");
    }

    @Test
    void without_connection_neither_a_mark_of_it_nor_another_holds() {
        Packet packet = Packet.out("eth0", any().state(INVALID));
        assertThat(lines(packet, any().connectionMark(0))).isEmpty();
        assertThat(lines(packet, any().except(any().connectionMark(0)))).isEmpty();
        assertThat(lines(Packet.out("eth0", any().state(NEW)), any().except(any().connectionMark(1))))
                .hasSize(1);
        assertThat(lines(Packet.out("eth0", any().state(NEW)), any().except(any().connectionMark(0))))
                .isEmpty();
    }

    private static PacketProgram everywhere(Match<?> match) {
        return program(Stream.of(Hook.values())
                .map(hook -> base(hook.name(), hook, 0, Verdict.ACCEPT, rule(match, log(hook.name()))))
                .toArray(ProgramBaseChain[]::new));
    }

    private static List<String> lines(Packet packet, Match<?> match) {
        return output(rule(match, log("matched"))).run(packet).logLines();
    }
}
