package io.github.secfw.program;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Programs.A;
import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.drop;
import static io.github.secfw.program.Programs.label;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Marks are set, asked for and handed on. */
final class MarkEffectsTest {

    private static final Packet PACKET = Packet.out("eth0", any().mark(0xff).state(NEW));

    @Test
    void a_mark_is_set_in_the_bits_that_are_meant() {
        Trace trace = output(rule(set(new Mark(0x10, 0xf0)))).trace(PACKET);
        assertThat(trace.outcome().mark()).isEqualTo(0x1f);
        assertThat(trace.steps().get(0).effects()).containsExactly("the packet's mark is now 0x1f");
        assertThat(trace.outcome().connectionMark()).hasValue(0);
    }

    @Test
    void a_connection_s_mark_is_set_in_the_bits_that_are_meant() {
        Packet packet = Packet.out("eth0", any().connectionMark(0xff).state(ESTABLISHED));
        Trace trace = output(rule(setConnection(new Mark(0x10, 0xf0)))).trace(packet);
        assertThat(trace.outcome().connectionMark()).hasValue(0x1f);
        assertThat(trace.outcome().mark()).isZero();
        assertThat(trace.steps().get(0).effects()).containsExactly("the connection's mark is now 0x1f");
    }

    @Test
    void without_connection_there_is_nothing_to_mark() {
        Trace trace =
                output(rule(setConnection(Mark.of(1)), log("on"))).trace(Packet.out("eth0", any().state(INVALID)));
        assertThat(trace.outcome().connectionMark()).isEmpty();
        assertThat(trace.steps().get(0).effects()).containsExactly("no connection to mark", "logged \"on\"");
    }

    @Test
    void whether_there_is_a_connection_to_mark_is_asked_for() {
        assertThatThrownBy(() -> output(rule(setConnection(Mark.of(1)))).run(Packet.out("eth0", any())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the packet \"out eth0, without label\" does not state what \"set connection mark 0x1\" asks for,"
                                + " in chain out, set connection mark 0x1: add \"state\" to the packet");
    }

    @Test
    void a_rule_goes_on_behind_a_mark_and_later_rules_see_it() {
        PacketProgram program = output(
                rule(set(Mark.of(1)), setConnection(Mark.of(2)), label(A)),
                rule(any().mark(1).connectionMark(2), log("seen")),
                rule(any().mark(0xff), log("old")),
                rule(set(Mark.of(3))));
        Outcome outcome = program.run(PACKET);
        assertThat(outcome.logLines()).containsExactly("seen");
        assertThat(outcome.label()).contains(A);
        assertThat(outcome.mark()).isEqualTo(3);
    }

    @Test
    void a_mark_is_seen_at_later_hooks() {
        PacketProgram program = program(
                base("pre", Hook.PREROUTING, 0, Verdict.ACCEPT, rule(set(Mark.of(1)))),
                base("in", Hook.INPUT, 0, Verdict.ACCEPT, rule(any().mark(1), log("in"))));
        assertThat(program.run(Packet.in("eth0", any())).logLines()).containsExactly("in");
    }

    @Test
    void what_is_not_stated_leaves_no_mark() {
        ProgramRule rule = rule(tcp(), set(Mark.of(1)));
        assertThatThrownBy(() -> output(rule).run(Packet.out("eth0", any())))
                .hasMessageEndingWith(": add \"protocol\" to the packet");
    }

    @Test
    void an_outcome_has_the_marks_of_its_packet() {
        Packet packet = Packet.out("eth0", any().mark(4).connectionMark(5).state(NEW));
        Outcome outcome = output(rule(drop())).run(packet);
        assertThat(outcome.mark()).isEqualTo(4);
        assertThat(outcome.connectionMark()).hasValue(5);
        assertThat(output().run(Packet.out("eth0", any().connectionMark(5))).connectionMark())
                .hasValue(5);
        assertThat(outcome)
                .hasToString("dropped, without label, connection without label, mark 0x4, connection mark 0x5");
    }

    @Test
    void an_answer_has_the_mark_of_the_connection_and_none_of_its_own() {
        PacketProgram program = output(rule(set(Mark.of(1)), setConnection(Mark.of(2))));
        Packet answer = program.trace(PACKET).reply();
        assertThat(answer).isEqualTo(Packet.in("eth0", any().connectionMark(2).state(ESTABLISHED)));
        assertThat(answer.mark()).isZero();
        assertThat(answer.connectionMark()).hasValue(2);
    }

    @Test
    void an_answer_without_connection_has_no_mark_at_all() {
        Packet request = Packet.in("eth0", any().mark(7).state(INVALID));
        assertThat(output().trace(request).reply()).isEqualTo(Packet.out("eth0", any().state(INVALID)));
    }

    @Test
    void on_loopback_a_packet_arrives_with_both_marks() {
        PacketProgram program = output(rule(set(Mark.of(1)), setConnection(Mark.of(2))));
        Packet sent = Packet.out("lo", any().mark(9).connectionMark(9).state(NEW));
        assertThat(program.trace(sent).arriving())
                .isEqualTo(Packet.in("lo", any().mark(1).connectionMark(2).state(NEW)));
    }

    @Test
    void marks_tell_outcomes_apart() {
        Packet packet = Packet.out("eth0", any().state(NEW));
        Outcome plain = output().run(packet);
        assertThat(output(rule(set(Mark.of(0)))).run(packet)).isEqualTo(plain).hasSameHashCodeAs(plain);
        assertThat(output(rule(set(Mark.of(1)))).run(packet)).isNotEqualTo(plain);
        assertThat(output(rule(setConnection(Mark.of(1)))).run(packet)).isNotEqualTo(plain);
    }

    @Test
    void bits_of_the_packet_s_mark_are_saved() {
        Packet packet =
                Packet.out("eth0", any().mark(0xabc).connectionMark(0x123).state(ESTABLISHED));
        Trace trace = output(rule(new Instruction.SaveMark(0xf0), log("on"))).trace(packet);
        assertThat(trace.outcome().connectionMark()).hasValue(0x1b3);
        assertThat(trace.outcome().mark()).isEqualTo(0xabc);
        assertThat(trace.steps().get(0).effects())
                .containsExactly("the connection's mark is now 0x1b3", "logged \"on\"");
    }

    @Test
    void without_connection_nothing_is_saved_and_the_rule_goes_on() {
        Packet packet = Packet.out("eth0", any().mark(1).state(INVALID));
        Trace trace =
                output(rule(new Instruction.SaveMark(Mark.ALL_BITS), log("on"))).trace(packet);
        assertThat(trace.steps().get(0).effects()).containsExactly("no connection to mark", "logged \"on\"");
    }

    @Test
    void bits_of_the_connection_s_mark_are_restored() {
        Packet packet =
                Packet.out("eth0", any().mark(0xabc).connectionMark(0x123).state(ESTABLISHED));
        Trace trace = output(rule(new Instruction.RestoreMark(0xf0), log("on"))).trace(packet);
        assertThat(trace.outcome().mark()).isEqualTo(0xa2c);
        assertThat(trace.outcome().connectionMark()).hasValue(0x123);
        assertThat(trace.steps().get(0).effects()).containsExactly("the packet's mark is now 0xa2c", "logged \"on\"");
    }

    @Test
    void without_connection_a_restore_ends_the_rule() {
        Packet packet = Packet.out("eth0", any().mark(1).state(INVALID));
        Outcome outcome = output(rule(new Instruction.RestoreMark(Mark.ALL_BITS), log("on")))
                .run(packet);
        assertThat(outcome.logLines()).isEmpty();
        assertThat(outcome.mark()).isEqualTo(1);
    }

    @Test
    void whether_there_is_a_connection_to_save_to_or_to_restore_from_is_asked_for() {
        for (Instruction step :
                List.of(new Instruction.SaveMark(Mark.ALL_BITS), new Instruction.RestoreMark(Mark.ALL_BITS))) {
            assertThatThrownBy(() -> output(rule(step)).run(Packet.out("eth0", any())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the packet \"out eth0, without label\" does not state what \"" + step
                            + "\" asks for, in chain out, " + step + ": add \"state\" to the packet");
        }
    }

    private static Instruction set(Mark mark) {
        return new Instruction.SetMark(mark);
    }

    private static Instruction setConnection(Mark mark) {
        return new Instruction.SetConnectionMark(mark);
    }
}
