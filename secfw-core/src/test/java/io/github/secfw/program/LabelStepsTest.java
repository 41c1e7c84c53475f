package io.github.secfw.program;

import static io.github.secfw.program.Programs.A;
import static io.github.secfw.program.Programs.B;
import static io.github.secfw.program.Programs.C;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Match;
import io.github.secfw.selinux.SecurityContext;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each step does to the packet's label s and the connection's label c, as the kernel does it. In the tables
 * {@code -} is 'no label' and {@code x} 'no connection'; the packet's label is A and the connection's B where they have
 * one. 'on' tells whether the rest of the rule runs.
 */
final class LabelStepsTest {

    @ParameterizedTest(name = "s={0} c={1}")
    @CsvSource({
        "-, x, -, x, on",
        "-, -, -, -, on",
        "-, B, -, B, on", // nothing to save
        "A, x, A, x, on", // nowhere to save it
        "A, -, A, A, on",
        "A, B, A, B, on", // the connection keeps what it has
    })
    void connsecmark_saves_a_label_where_there_is_none(String s, String c, String newS, String newC, String goesOn) {
        check(new Instruction.SaveLabel(Instruction.Transfer.ONLY_IF_UNSET), s, c, newS, newC, goesOn);
    }

    @ParameterizedTest(name = "s={0} c={1}")
    @CsvSource({
        "-, x, -, x, on",
        "-, -, -, -, on",
        "-, B, -, -, on", // 'none' over a label
        "A, x, A, x, on", // nothing happens, and the rule goes on
        "A, -, A, A, on",
        "A, B, A, A, on",
    })
    void nft_saves_always(String s, String c, String newS, String newC, String goesOn) {
        check(new Instruction.SaveLabel(Instruction.Transfer.OVERWRITE), s, c, newS, newC, goesOn);
    }

    @ParameterizedTest(name = "s={0} c={1}")
    @CsvSource({
        "-, x, -, x, on",
        "-, -, -, -, on",
        "-, B, B, B, on",
        "A, x, A, x, on",
        "A, -, A, -, on",
        "A, B, A, B, on", // the packet keeps what it has
    })
    void connsecmark_restores_a_label_where_there_is_none(String s, String c, String newS, String newC, String goesOn) {
        check(new Instruction.RestoreLabel(Instruction.Transfer.ONLY_IF_UNSET), s, c, newS, newC, goesOn);
    }

    @ParameterizedTest(name = "s={0} c={1}")
    @CsvSource({
        "-, x, -, x, left",
        "A, x, A, x, left", // BREAK
        "-, -, -, -, on",
        "-, B, B, B, on",
        "A, -, -, -, on", // 'none' over a label
        "A, B, B, B, on",
    })
    void nft_restores_always_and_leaves_the_rule_without_connection(
            String s, String c, String newS, String newC, String goesOn) {
        check(new Instruction.RestoreLabel(Instruction.Transfer.OVERWRITE), s, c, newS, newC, goesOn);
    }

    @ParameterizedTest(name = "s={0} c={1}")
    @CsvSource({
        "-, x, C, x, on",
        "-, -, C, -, on",
        "-, B, C, B, on",
        "A, x, C, x, on",
        "A, -, C, -, on",
        "A, B, C, B, on",
    })
    void a_label_is_set_whatever_there_was(String s, String c, String newS, String newC, String goesOn) {
        check(new Instruction.SetLabel(C), s, c, newS, newC, goesOn);
    }

    @ParameterizedTest(name = "s={0} c={1}")
    @CsvSource({
        "-, x, -, x, on",
        "-, -, -, -, on",
        "-, B, -, B, on",
        "A, x, A, x, left",
        "A, -, A, -, left",
        "A, B, A, B, left",
    })
    void a_guard_on_a_packet_without_label(String s, String c, String newS, String newC, String goesOn) {
        check(new Instruction.Guard(new Condition.Unlabelled()), s, c, newS, newC, goesOn);
    }

    @ParameterizedTest(name = "s={0} c={1}")
    @CsvSource({
        "-, x, -, x, left",
        "A, x, A, x, left", // no connection is not a connection without label
        "-, -, -, -, on",
        "A, -, A, -, on",
        "-, B, -, B, left",
        "A, B, A, B, left",
    })
    void a_guard_on_a_connection_without_label(String s, String c, String newS, String newC, String goesOn) {
        check(new Instruction.Guard(new Condition.ConnectionUnlabelled()), s, c, newS, newC, goesOn);
    }

    @ParameterizedTest(name = "s={0} c={1}")
    @CsvSource({
        "-, x, -, x, on",
        "A, B, A, B, on",
    })
    void a_log_line_changes_no_label(String s, String c, String newS, String newC, String goesOn) {
        check(log("x"), s, c, newS, newC, goesOn);
    }

    private static void check(Instruction step, String s, String c, String newS, String newC, String goesOn) {
        Packet unlabelled = Packet.out("eth0", Match.any()).connection(connection(c));
        Packet packet = label(s).map(unlabelled::labelled).orElse(unlabelled);
        Outcome outcome = output(rule(step, log("on"))).run(packet);
        assertThat(outcome.label()).isEqualTo(label(newS));
        assertThat(outcome.connection()).contains(connection(newC));
        assertThat(outcome.logLines().contains("on") ? "on" : "left").isEqualTo(goesOn);
    }

    private static ConnectionLabel connection(String c) {
        return c.equals("x") ? ConnectionLabel.noConnection() : ConnectionLabel.of(label(c));
    }

    private static Optional<SecurityContext> label(String text) {
        return switch (text) {
            case "A" -> Optional.of(A);
            case "B" -> Optional.of(B);
            case "C" -> Optional.of(C);
            default -> Optional.empty();
        };
    }
}
