package io.github.secfw.proof;

import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.program.Instruction.Transfer.ONLY_IF_UNSET;
import static io.github.secfw.proof.ProofPrograms.A;
import static io.github.secfw.proof.ProofPrograms.B;
import static io.github.secfw.proof.ProofPrograms.accept;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.base;
import static io.github.secfw.proof.ProofPrograms.chain;
import static io.github.secfw.proof.ProofPrograms.condition;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.label;
import static io.github.secfw.proof.ProofPrograms.program;
import static io.github.secfw.proof.ProofPrograms.restore;
import static io.github.secfw.proof.ProofPrograms.rule;
import static io.github.secfw.proof.ProofPrograms.save;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LintTest {

    private static Lint lint(PacketProgram program) {
        return Lint.of(program).orElseThrow();
    }

    @Test
    void a_program_whose_rules_all_match_has_nothing() {
        Lint lint = lint(at(INPUT, rule(tcp(), label(A)), rule(udp(), drop())));

        assertThat(lint.unmatchedRules()).isEmpty();
        assertThat(lint.unusedLabels()).isEmpty();
    }

    @Test
    void a_rule_behind_one_that_takes_its_packets_never_matches() {
        Lint lint = lint(at(
                INPUT,
                rule(any().from("192.0.2.0/24"), drop()),
                rule(tcp().from("192.0.2.7").dport(80), accept()),
                rule(tcp().dport(80), accept())));

        assertThat(lint.unmatchedRules()).containsExactly("chain INPUT -150, [from 192.0.2.7, tcp, dport 80, accept]");
    }

    @Test
    void equal_rules_are_told_apart() {
        assertThat(lint(at(INPUT, rule(tcp(), drop()), rule(tcp(), drop()))).unmatchedRules())
                .containsExactly("chain INPUT -150, [tcp, drop]");
    }

    @Test
    void a_rule_of_a_chain_matches_if_one_jump_leads_to_it() {
        ProgramChain chain = chain("c", rule(tcp().dport(80), drop()), rule(udp(), drop()));
        PacketProgram program = at(INPUT, rule(tcp(), new Instruction.Jump(chain)));

        assertThat(lint(program).unmatchedRules()).containsExactly("chain c, [udp, drop]");
        assertThat(lint(at(INPUT, rule(tcp(), new Instruction.Jump(chain)), rule(udp(), new Instruction.Goto(chain))))
                        .unmatchedRules())
                .isEmpty();
    }

    @Test
    void a_case_of_a_look_up_leads_to_its_chain() {
        ProgramChain chain = chain("c", rule(tcp(), drop()), rule(udp(), drop()));
        Instruction lookUp =
                new Instruction.LookUp(List.of(new Instruction.Case(condition(udp()), new Instruction.Jump(chain))));

        assertThat(lint(at(INPUT, rule(lookUp))).unmatchedRules()).containsExactly("chain c, [tcp, drop]");
    }

    @Test
    void a_rule_that_contradicts_itself_never_matches() {
        assertThat(lint(at(INPUT, rule(any().state(NEW), guard(condition(any().state(INVALID))), drop())))
                        .unmatchedRules())
                .hasSize(1);
    }

    @Test
    void a_label_that_is_always_overwritten_is_not_used() {
        assertThat(lint(at(INPUT, rule(tcp(), label(A)), rule(label(B)))).unusedLabels())
                .containsExactly(A);
        assertThat(lint(at(INPUT, rule(tcp(), label(A)), rule(save(ONLY_IF_UNSET)), rule(label(B))))
                        .unusedLabels())
                .isEmpty();
        assertThat(lint(at(INPUT, rule(restore(ONLY_IF_UNSET)))).unusedLabels()).isEmpty();
    }

    @Test
    void behind_a_step_that_is_not_known_everything_may_be_used() {
        Instruction unknown = new Instruction.Unmodelled("-j X");
        Lint lint = lint(program(
                base(INPUT, 0, rule(unknown), rule(tcp(), label(A))), base(OUTPUT, 0, rule(drop()), rule(label(B)))));

        assertThat(lint.unmatchedRules()).containsExactly("chain OUTPUT 0, [secmark u:r:b_t:s0]");
        assertThat(lint.unusedLabels()).containsExactly(B);
        assertThat(lint(at(INPUT, rule(drop()), rule(unknown), rule(label(A)))).unmatchedRules())
                .hasSize(2);
        Instruction jump = new Instruction.Jump(chain("c", rule(label(A))));
        assertThat(lint(program(base(INPUT, 0, rule(jump), rule(label(B))), base(OUTPUT, 0, rule(unknown), rule(jump))))
                        .unusedLabels())
                .isEmpty();
    }

    @Test
    void a_large_program_is_not_looked_at() {
        List<ProgramRule> rules = Collections.nCopies(Lint.MAX_RULES + 1, rule(tcp(), drop()));

        assertThat(Lint.of(at(INPUT, rules.toArray(ProgramRule[]::new)))).isPresent();
        ProgramRule[] others = new ProgramRule[Lint.MAX_RULES + 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = rule(tcp(), drop());
        }
        assertThat(Lint.of(at(INPUT, others))).isEmpty();
    }
}
