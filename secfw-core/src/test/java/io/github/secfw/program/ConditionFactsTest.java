package io.github.secfw.program;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.program.Programs.A;
import static io.github.secfw.program.Programs.B;
import static io.github.secfw.program.Programs.drop;
import static io.github.secfw.program.Programs.label;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Match;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What conditions say of a packet. */
final class ConditionFactsTest {

    private static final Condition TCP = is(tcp());
    private static final Condition UDP = is(udp());
    private static final Packet NEW_TCP = Packet.out("eth0", tcp().state(NEW));

    static List<Arguments> a_condition_holds() {
        return List.of(
                Arguments.of(new Condition.Unlabelled(), NEW_TCP, NEW_TCP.labelled(A)),
                Arguments.of(new Condition.HasConnection(), NEW_TCP, Packet.out("eth0", any().state(INVALID))),
                Arguments.of(
                        new Condition.ConnectionUnlabelled(),
                        NEW_TCP,
                        Packet.out("eth0", any().state(ESTABLISHED)).connection(ConnectionLabel.of(B))),
                Arguments.of(new Condition.ConnectionUnlabelled(), NEW_TCP, Packet.out("eth0", any().state(INVALID))),
                Arguments.of(TCP, NEW_TCP, Packet.out("eth0", udp())),
                Arguments.of(UDP.negated(), NEW_TCP, Packet.out("eth0", udp())),
                Arguments.of(Condition.all(List.of(TCP, new Condition.Unlabelled())), NEW_TCP, NEW_TCP.labelled(A)),
                Arguments.of(Condition.any(List.of(UDP, new Condition.Unlabelled())), NEW_TCP, NEW_TCP.labelled(A)),
                Arguments.of(
                        new Condition.Unmodelled("quota 5", Footprint.event(Cell.OWN_STATE)),
                        NEW_TCP.where(new Occurrence("quota 5", 1), true),
                        NEW_TCP.where(new Occurrence("quota 5", 1), false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_condition_holds(Condition condition, Packet of, Packet notOf) {
        PacketProgram program = output(rule(new Instruction.Guard(condition), drop()));
        assertThat(program.run(of).verdict()).isEqualTo(Verdict.DROP);
        assertThat(program.run(notOf).verdict()).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void all_of_none_hold_and_none_of_none_does() {
        assertThat(dropped(Condition.all(List.of()), NEW_TCP)).isTrue();
        assertThat(dropped(Condition.any(List.of()), NEW_TCP)).isFalse();
    }

    @Test
    void what_decides_alone_asks_for_nothing_else() {
        Condition unknown = new Condition.Unmodelled("quota 5", Footprint.event(Cell.OWN_STATE));
        assertThat(dropped(Condition.any(List.of(unknown, TCP)), NEW_TCP)).isTrue();
        assertThat(dropped(Condition.all(List.of(unknown, UDP)), NEW_TCP)).isFalse();
    }

    static List<Arguments> what_is_not_known_is_asked_for() {
        Condition unknown = new Condition.Unmodelled("quota 5", Footprint.event(Cell.OWN_STATE));
        String where = "where \"quota 5\"";
        return List.of(
                Arguments.of(unknown, NEW_TCP, where),
                Arguments.of(unknown.negated(), NEW_TCP, where),
                Arguments.of(Condition.all(List.of(TCP, unknown)), NEW_TCP, where),
                Arguments.of(Condition.all(List.of(unknown, TCP)), NEW_TCP, where),
                Arguments.of(Condition.any(List.of(UDP, unknown)), NEW_TCP, where),
                Arguments.of(Condition.any(List.of(unknown, UDP)), NEW_TCP, where),
                Arguments.of(TCP.negated(), Packet.out("eth0", any()), "protocol"),
                Arguments.of(new Condition.HasConnection(), Packet.out("eth0", any()), "state"),
                Arguments.of(new Condition.ConnectionUnlabelled(), Packet.out("eth0", any()), "state"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_is_not_known_is_asked_for(Condition condition, Packet packet, String word) {
        PacketProgram program = output(rule(new Instruction.Guard(condition), drop()));
        assertThatThrownBy(() -> program.run(packet))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(": add \"" + word + "\" to the packet");
    }

    @Test
    void the_second_condition_of_a_text_is_asked_for_by_its_number() {
        Condition first = new Condition.Unmodelled("quota 5", Footprint.event(Cell.OWN_STATE));
        Condition second = new Condition.Unmodelled("quota 5", Footprint.event(Cell.OWN_STATE));
        PacketProgram program =
                output(rule(new Instruction.Guard(first), label(A)), rule(new Instruction.Guard(second), drop()));
        Packet packet = NEW_TCP.where(new Occurrence("quota 5", 1), true);
        assertThatThrownBy(() -> program.run(packet))
                .hasMessageEndingWith(": add \"where \"quota 5\" number 2\" to the packet");
        Outcome outcome = program.run(packet.where(new Occurrence("quota 5", 2), false));
        assertThat(outcome.label()).contains(A);
        assertThat(outcome.verdict()).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void of_several_limits_one_can_let_a_packet_pass() {
        Match<?> limited = tcp().limit(1, LimitUnit.SECOND, 5);
        PacketProgram program = output(rule(limited, label(A)), rule(limited, drop()));
        Outcome outcome = program.run(NEW_TCP.where(new Occurrence("limit 1/second burst 5", 2), false));
        assertThat(outcome.label()).contains(A);
        assertThat(outcome.verdict()).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void a_packet_says_what_holds_of_it() {
        assertThat(NEW_TCP.where(new Occurrence("quota 5", 1), true).where(new Occurrence("quota 5", 2), false))
                .hasToString("out eth0 tcp state new where \"quota 5\" holds where \"quota 5\" number 2 does not hold,"
                        + " without label, connection without label");
    }

    static List<Arguments> a_condition_is_written_in_words() {
        return List.of(
                Arguments.of(new Condition.HasConnection(), "packet of a connection"),
                Arguments.of(new Condition.Unmodelled("quota 5", Footprint.event(Cell.OWN_STATE)), "quota 5"),
                Arguments.of(TCP.negated(), "not tcp"),
                Arguments.of(TCP.negated().negated(), "tcp"),
                Arguments.of(Condition.all(List.of(TCP)), "tcp"),
                Arguments.of(Condition.any(List.of(TCP)), "tcp"),
                Arguments.of(Condition.all(List.of(TCP, new Condition.Unlabelled())), "(tcp and packet without label)"),
                Arguments.of(Condition.any(List.of(TCP, UDP)), "(tcp or udp)"),
                Arguments.of(Condition.all(List.of()), "always"),
                Arguments.of(Condition.any(List.of()), "never"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void a_condition_is_written_in_words(Condition condition, String text) {
        assertThat(condition).hasToString(text);
    }

    private static boolean dropped(Condition condition, Packet packet) {
        return output(rule(new Instruction.Guard(condition), drop()))
                        .run(packet)
                        .verdict()
                == Verdict.DROP;
    }

    private static Condition is(Match<?> match) {
        return Condition.of(Programs.criterion(match));
    }
}
