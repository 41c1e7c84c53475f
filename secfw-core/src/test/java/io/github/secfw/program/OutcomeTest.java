package io.github.secfw.program;

import static io.github.secfw.program.Programs.A;
import static io.github.secfw.program.Programs.B;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.RejectType;
import io.github.secfw.selinux.Permission;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OutcomeTest {

    private static final Optional<SecurityContext> NONE = Optional.empty();

    @Test
    void the_text_is_the_outcome_in_one_line() {
        assertThat(outcome(Verdict.ACCEPT, Optional.of(A), NONE, Optional.of(ConnectionLabel.of(B))))
                .hasToString("accepted, labelled u:r:a_t:s0, connection labelled u:r:b_t:s0");
        assertThat(outcome(Verdict.DROP, NONE, NONE, Optional.of(ConnectionLabel.noConnection()), "x", "y"))
                .hasToString("dropped, without label, no connection, logged x, y");
        assertThat(outcome(Verdict.ACCEPT, NONE, NONE, Optional.empty())).hasToString("accepted, without label");
    }

    @Test
    void a_rejected_packet_got_an_answer() {
        Outcome rejected = new Outcome.Fields()
                .isChecked(true)
                .verdict(Verdict.REJECT)
                .rejectType(RejectType.TCP_RESET)
                .mark(1)
                .connectionMark(2)
                .build();
        assertThat(rejected).hasToString("rejected with tcp reset, without label, mark 0x1, connection mark 0x2");
        assertThat(rejected.rejectType()).contains(RejectType.TCP_RESET);
        assertThat(outcome(Verdict.QUEUE, NONE, NONE, Optional.empty())).hasToString("queued, without label");
    }

    @Test
    void selinux_sees_the_type_of_the_label() {
        Outcome outcome = outcome(Verdict.ACCEPT, Optional.of(A), Optional.of(B), Optional.empty());
        assertThat(outcome.packetType(Permission.SEND)).isEqualTo("a_t");
        assertThat(outcome.packetType(Permission.RECV)).isEqualTo("a_t");
        assertThat(outcome.packetType(Permission.FORWARD_OUT)).isEqualTo("a_t");
    }

    @Test
    void for_forward_in_the_label_behind_prerouting_counts() {
        Outcome outcome = outcome(Verdict.ACCEPT, Optional.of(A), Optional.of(B), Optional.empty());
        assertThat(outcome.packetType(Permission.FORWARD_IN)).isEqualTo("b_t");
    }

    @Test
    void without_label_selinux_sees_unlabeled_t() {
        Outcome outcome = outcome(Verdict.ACCEPT, NONE, NONE, Optional.of(ConnectionLabel.of(A)));
        assertThat(outcome.packetType(Permission.RECV)).isEqualTo("unlabeled_t");
        assertThat(outcome.packetType(Permission.FORWARD_IN)).isEqualTo("unlabeled_t");
    }

    @Test
    void the_log_lines_are_copied() {
        List<String> lines = new ArrayList<>(List.of("x"));
        Outcome outcome = outcome(Verdict.ACCEPT, NONE, NONE, Optional.empty(), lines);
        lines.clear();
        assertThat(outcome.logLines()).containsExactly("x").isUnmodifiable();
    }

    private static Outcome outcome(
            Verdict verdict,
            Optional<SecurityContext> label,
            Optional<SecurityContext> arrivalLabel,
            Optional<ConnectionLabel> connection,
            String... logLines) {
        return outcome(verdict, label, arrivalLabel, connection, List.of(logLines));
    }

    private static Outcome outcome(
            Verdict verdict,
            Optional<SecurityContext> label,
            Optional<SecurityContext> arrivalLabel,
            Optional<ConnectionLabel> connection,
            List<String> logLines) {
        return new Outcome.Fields()
                .isChecked(true)
                .verdict(verdict)
                .label(label)
                .arrivalLabel(arrivalLabel)
                .connection(connection)
                .mark(0)
                .addAllLogLines(logLines)
                .build();
    }
}
