package io.github.secfw.program;

import static io.github.secfw.program.Programs.A;
import static io.github.secfw.program.Programs.B;
import static io.github.secfw.program.Programs.accept;
import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.criterion;
import static io.github.secfw.program.Programs.label;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LastLabelWinsTest {

    private static final Packet WEB = Packet.out("eth0", Match.tcp().dport(80));

    /** 80 is A, 443 is B. */
    private static final Instruction BY_PORT = new Instruction.LookUp(
            List.of(new Instruction.Case(criterionOnPort(80), A), new Instruction.Case(criterionOnPort(443), B)));

    @Test
    void a_label_does_not_end_the_chain() {
        assertThat(output(rule(label(A)), rule(label(B))).run(WEB).label()).contains(B);
    }

    @Test
    void a_label_does_not_end_the_rule() {
        assertThat(output(rule(label(A), label(B), log("after"))).run(WEB).logLines())
                .containsExactly("after");
    }

    @Test
    void a_later_table_labels_again() {
        PacketProgram twoTables = program(
                base("mangle", Hook.OUTPUT, -150, Verdict.ACCEPT, rule(label(A)), rule(accept())),
                base("security", Hook.OUTPUT, 50, Verdict.ACCEPT, rule(label(B))));
        assertThat(twoTables.run(WEB).label()).contains(B);
    }

    @Test
    void a_guard_that_fails_leaves_earlier_effects_of_its_rule() {
        Outcome outcome = output(rule(label(A), new Instruction.Guard(criterionOnPort(443)), label(B)))
                .run(WEB);
        assertThat(outcome.label()).contains(A);
    }

    @Test
    void a_look_up_gives_the_label_of_its_case_and_goes_on() {
        Outcome outcome = output(rule(BY_PORT, log("found"))).run(WEB);
        assertThat(outcome.label()).contains(A);
        assertThat(outcome.logLines()).containsExactly("found");
    }

    @Test
    void a_look_up_that_misses_leaves_the_rule_and_the_label() {
        Packet ssh = Packet.out("eth0", Match.tcp().dport(22)).labelled(B);
        Outcome outcome =
                output(rule(BY_PORT, log("found")), rule(log("next rule"))).run(ssh);
        assertThat(outcome.label()).contains(B);
        assertThat(outcome.logLines()).containsExactly("next rule");
    }

    @Test
    void the_first_case_that_holds_gives_the_label() {
        Instruction overlapping = new Instruction.LookUp(List.of(
                new Instruction.Case(criterion(Match.any().to("192.0.2.0/24")), A),
                new Instruction.Case(criterion(Match.any().to("192.0.2.1")), B)));
        assertThat(output(rule(overlapping))
                        .run(Packet.out("eth0", Match.any().to("192.0.2.1")))
                        .label())
                .contains(A);
    }

    @Test
    void a_look_up_without_cases_is_refused() {
        assertThatThrownBy(() -> new Instruction.LookUp(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a look-up without cases never finds anything: give a case");
    }

    @Test
    void the_cases_are_copied() {
        List<Instruction.Case> cases = new ArrayList<>(List.of(new Instruction.Case(criterionOnPort(80), A)));
        Instruction.LookUp lookUp = new Instruction.LookUp(cases);
        cases.clear();
        assertThat(lookUp.cases()).hasSize(1).isUnmodifiable();
    }

    private static Criterion criterionOnPort(int port) {
        return Match.tcp().dport(port).criteria().get(1);
    }
}
