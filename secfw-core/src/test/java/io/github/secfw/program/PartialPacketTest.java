package io.github.secfw.program;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.program.Programs.A;
import static io.github.secfw.program.Programs.B;
import static io.github.secfw.program.Programs.chain;
import static io.github.secfw.program.Programs.jump;
import static io.github.secfw.program.Programs.label;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Match;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Packets that do not state everything: nothing is guessed, and nothing asked for that does not matter. */
final class PartialPacketTest {

    static Stream<Arguments> what_an_answer_depends_on_must_be_stated() {
        return Stream.of(
                Arguments.of(any(), any().from("192.0.2.1"), "from 192.0.2.1", "from"),
                Arguments.of(any(), any().to("192.0.2.1"), "to 192.0.2.1", "to"),
                Arguments.of(any(), tcp(), "tcp", "protocol"),
                Arguments.of(any(), any().state(ConnectionState.NEW), "state new", "state"),
                Arguments.of(tcp(), tcp().dport(80), "dport 80", "dport"),
                Arguments.of(tcp(), tcp().sport(80), "sport 80", "sport"),
                Arguments.of(tcp().sport(80), tcp().dport(80), "dport 80", "dport"),
                Arguments.of(
                        any().to("192.0.2.1"), any().from("192.0.2.2", "::1", "::1"), "from 192.0.2.2, ::1", "from"),
                Arguments.of(any(), any().from("0.0.0.0/0"), "from 0.0.0.0/0", "from"));
    }

    @ParameterizedTest(name = "{0} meets {1}")
    @MethodSource
    void what_an_answer_depends_on_must_be_stated(Match<?> stated, Match<?> asked, String missing, String word) {
        Packet packet = Packet.out("eth0", stated);
        PacketProgram program = output(rule(asked, label(A)));
        assertThatThrownBy(() -> program.run(packet))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"" + packet + "\" does not state what \"" + missing
                        + "\" asks for, in chain out, "
                        + program.baseChains().get(0).rules().get(0).text()
                        + ": add \"" + word + "\" to the packet");
    }

    static Stream<Arguments> what_is_false_decides() {
        return Stream.of(
                Arguments.of(any().from("192.0.2.1"), any().from("192.0.2.2").to("192.0.2.3")),
                Arguments.of(any().to("192.0.2.1"), any().from("::/0")), // the other family
                Arguments.of(any().from("::1"), any().to("192.0.2.1")),
                Arguments.of(udp(), tcp().dport(80)),
                Arguments.of(udp(), tcp().sport(80)),
                Arguments.of(any(), tcp().dport(80).out("lo")), // decided by what comes before
                Arguments.of(any().state(ConnectionState.NEW), tcp().state(ConnectionState.INVALID)), // and after
                Arguments.of(any(), tcp().in("eth0")));
    }

    @ParameterizedTest(name = "{0} meets {1}")
    @MethodSource
    void what_is_false_decides(Match<?> stated, Match<?> asked) {
        Outcome outcome = output(rule(asked, label(A)), rule(log("next"))).run(Packet.out("eth0", stated));
        assertThat(outcome.label()).isEmpty();
        assertThat(outcome.logLines()).containsExactly("next");
    }

    @Test
    void the_whole_message_names_the_packet_the_criterion_the_chain_and_the_rule() {
        ProgramChain inner =
                chain("inner", rule(log("x")), new ProgramRule("rule 2: web", List.of(guard(tcp()), label(A))));
        assertThatThrownBy(() -> output(rule(jump(inner))).run(Packet.out("eth0", any().to("192.0.2.1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"out eth0 to 192.0.2.1, without label\" does not"
                        + " state what \"tcp\" asks for, in chain inner, rule 2: web: add \"protocol\" to the packet");
    }

    @Test
    void the_first_of_several_is_named() {
        assertThatThrownBy(() -> output(rule(tcp().dport(80), label(A))).run(Packet.out("eth0", any())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the packet \"out eth0, without label\" does not state what"
                                + " \"tcp\" asks for, in chain out, tcp; dport 80; secmark u:r:a_t:s0: add \"protocol\" to the packet");
    }

    @Test
    void a_guard_on_a_label_decides_too() {
        ProgramRule rule = rule(guard(tcp()), new Instruction.Guard(new Condition.Unlabelled()), label(B));
        assertThat(output(rule).run(Packet.out("eth0", any()).labelled(A)).label())
                .contains(A);
    }

    @Test
    void a_case_that_is_unstated_matters_where_no_earlier_one_holds() {
        Instruction byPort = new Instruction.LookUp(List.of(
                new Instruction.Case(tcp().dport(80).criteria().get(1), A),
                new Instruction.Case(any().to("192.0.2.1").criteria().get(0), B)));
        assertThat(output(rule(byPort)).run(Packet.out("eth0", tcp().dport(80))).label())
                .contains(A);
        assertThatThrownBy(() -> output(rule(byPort)).run(Packet.out("eth0", tcp().dport(81))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the packet \"out eth0 tcp dport 81, without label\" does not state what \"to 192.0.2.1\" asks"
                                + " for, in chain out, look up { dport 80: secmark u:r:a_t:s0, to 192.0.2.1:"
                                + " secmark u:r:b_t:s0 }: add \"to\" to"
                                + " the packet");
    }

    @Test
    void a_rule_that_does_nothing_asks_for_nothing() {
        assertThat(output(rule(tcp())).run(Packet.out("eth0", any())).verdict()).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void a_rule_behind_a_verdict_asks_for_nothing() {
        assertThat(output(rule(Programs.accept()), rule(tcp(), label(A)))
                        .run(Packet.out("eth0", any()))
                        .label())
                .isEmpty();
    }

    static Stream<Arguments> what_a_connection_decides() {
        return Stream.of(
                Arguments.of(new Instruction.RestoreLabel(Instruction.Transfer.ONLY_IF_UNSET), false),
                Arguments.of(new Instruction.RestoreLabel(Instruction.Transfer.OVERWRITE), false),
                Arguments.of(new Instruction.RestoreLabel(Instruction.Transfer.OVERWRITE), true),
                Arguments.of(new Instruction.SaveLabel(Instruction.Transfer.ONLY_IF_UNSET), true),
                Arguments.of(new Instruction.SaveLabel(Instruction.Transfer.OVERWRITE), true),
                Arguments.of(new Instruction.SaveLabel(Instruction.Transfer.OVERWRITE), false));
    }

    @ParameterizedTest(name = "{0}, labelled: {1}")
    @MethodSource
    void what_a_connection_decides(Instruction step, boolean labelled) {
        Packet plain = Packet.out("eth0", any());
        Packet packet = labelled ? plain.labelled(B) : plain;
        assertThatThrownBy(() -> output(rule(step)).run(packet))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"" + packet + "\" does not state what \"" + step
                        + "\" asks for, in chain out, " + step + ": add \"state\" to the packet");
    }

    @Test
    void a_guard_on_the_connection_asks_for_it() {
        ProgramRule rule = rule(new Instruction.Guard(new Condition.ConnectionUnlabelled()), label(A));
        assertThatThrownBy(() -> output(rule).run(Packet.out("eth0", any())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the packet \"out eth0, without label\" does not state what \"connection without label\" asks"
                                + " for, in chain out, connection without label; secmark u:r:a_t:s0: add \"state\" to the packet");
    }

    @Test
    void where_a_connection_does_not_matter_it_is_not_asked_for() {
        Instruction save = new Instruction.SaveLabel(Instruction.Transfer.ONLY_IF_UNSET);
        Instruction restore = new Instruction.RestoreLabel(Instruction.Transfer.ONLY_IF_UNSET);
        assertThat(output(rule(save)).run(Packet.out("eth0", any())).connection())
                .isEmpty();
        assertThat(output(rule(restore))
                        .run(Packet.out("eth0", any()).labelled(A))
                        .label())
                .contains(A);
    }

    private static Instruction guard(Match<?> match) {
        return new Instruction.Guard(Programs.criterion(match));
    }
}
