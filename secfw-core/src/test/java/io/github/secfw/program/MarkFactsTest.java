package io.github.secfw.program;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.UNTRACKED;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class MarkFactsTest {

    static List<Arguments> the_mark_decides() {
        return List.of(
                Arguments.of(any(), any().mark(0), true),
                Arguments.of(any(), any().mark(1), false),
                Arguments.of(any().mark(0x1f), any().mark(new Mark(0x10, 0xf0)), true),
                Arguments.of(any().mark(0x2f), any().mark(new Mark(0x10, 0xf0)), false),
                Arguments.of(any().mark(0x2f), any().except(any().mark(new Mark(0x10, 0xf0))), true),
                Arguments.of(any().state(ESTABLISHED), any().connectionMark(0), true),
                Arguments.of(any().state(ESTABLISHED), any().mark(0).connectionMark(1), false),
                Arguments.of(any().state(ESTABLISHED).connectionMark(7), any().connectionMark(7), true),
                Arguments.of(any().state(ESTABLISHED).connectionMark(7), any().connectionMark(new Mark(1, 1)), true),
                Arguments.of(any().state(ESTABLISHED).connectionMark(7), any().mark(7), false),
                Arguments.of(any().state(INVALID), any().connectionMark(0), false),
                Arguments.of(any().state(UNTRACKED), any().connectionMark(0), false));
    }

    @ParameterizedTest(name = "{0} meets {1}: {2}")
    @MethodSource
    void the_mark_decides(Match<?> stated, Match<?> asked, boolean matches) {
        assertThat(output(rule(asked, log("matched")))
                        .run(Packet.out("eth0", stated))
                        .logLines())
                .hasSize(matches ? 1 : 0);
    }

    @Test
    void whether_there_is_a_connection_is_asked_for() {
        assertThatThrownBy(() -> output(rule(any().connectionMark(1), log("x"))).run(Packet.out("eth0", any())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the packet \"out eth0, without label\" does not state what \"connection mark 0x1\" asks for, in"
                                + " chain out, connection mark 0x1; log \"x\" at level warn: add \"state\" to the packet");
    }

    @Test
    void a_connection_that_is_given_has_a_mark() {
        Packet packet = Packet.out("eth0", any().connectionMark(5));
        assertThat(packet.connection(ConnectionLabel.none()).connectionMark()).hasValue(5);
        assertThat(packet.state(ESTABLISHED).connectionMark()).hasValue(5);
        assertThat(packet.connectionMark()).hasValue(5);
        assertThat(packet).hasToString("out eth0 connection mark 0x5, without label, connection without label");
        assertThatThrownBy(() -> packet.state(INVALID))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the packet \"" + packet + "\" has a connection, which is marked: leave the mark out first");
        assertThatThrownBy(() -> packet.connection(ConnectionLabel.noConnection()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the packet \"" + packet + "\" has a connection, which is marked: leave the mark out first");
        assertThat(Packet.out("eth0", any().state(INVALID)).connectionMark()).isEmpty();
        assertThat(Packet.out("eth0", any().state(ESTABLISHED)).connectionMark())
                .hasValue(0);
    }

    @Test
    void the_mark_of_a_connection_that_there_is_not_is_refused() {
        for (var state : List.of(INVALID, UNTRACKED)) {
            assertThatThrownBy(() -> Packet.in("eth0", any().state(state).connectionMark(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("\"connection mark 0x1 state " + state
                            + "\" states the mark of a connection, but a packet of state " + state
                            + " has no connection: leave one of them out");
        }
    }
}
