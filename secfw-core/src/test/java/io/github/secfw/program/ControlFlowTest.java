package io.github.secfw.program;

import static io.github.secfw.program.Programs.accept;
import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.chain;
import static io.github.secfw.program.Programs.drop;
import static io.github.secfw.program.Programs.goTo;
import static io.github.secfw.program.Programs.jump;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.returns;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The log lines tell which rules ran. */
final class ControlFlowTest {

    private static final Packet PACKET = Packet.out("eth0", Match.any());

    @Test
    void a_jump_comes_back_to_the_next_rule_at_the_end_of_the_chain() {
        assertRuns(output(rule(jump(chain("c", rule(log("in c"))))), rule(log("after"))), "in c", "after");
    }

    @Test
    void a_jump_leaves_the_rest_of_its_own_rule() {
        assertRuns(
                output(rule(jump(chain("c", rule(log("in c")))), log("same rule")), rule(log("next rule"))),
                "in c",
                "next rule");
    }

    @Test
    void a_return_ends_the_chain_early() {
        ProgramChain chain = chain("c", rule(log("first")), rule(returns()), rule(log("never")));
        assertRuns(output(rule(jump(chain)), rule(log("after"))), "first", "after");
    }

    @Test
    void a_return_ends_only_the_innermost_chain() {
        ProgramChain inner = chain("inner", rule(log("inner")), rule(returns()));
        ProgramChain outer = chain("outer", rule(jump(inner)), rule(log("outer")));
        assertRuns(output(rule(jump(outer)), rule(log("base"))), "inner", "outer", "base");
    }

    @Test
    void a_goto_does_not_come_back() {
        assertRuns(output(rule(goTo(chain("c", rule(log("in c"))))), rule(log("never"))), "in c");
    }

    @Test
    void a_chain_that_goto_ran_returns_to_where_the_jump_was() {
        ProgramChain there = chain("there", rule(log("there")));
        ProgramChain gone = chain("gone", rule(goTo(there)), rule(log("never")));
        assertRuns(output(rule(jump(gone)), rule(log("base"))), "there", "base");
    }

    @Test
    void a_return_in_a_chain_that_goto_ran_ends_both() {
        ProgramChain there = chain("there", rule(returns()), rule(log("never")));
        ProgramChain gone = chain("gone", rule(goTo(there)), rule(log("never")));
        assertRuns(output(rule(jump(gone)), rule(log("base"))), "base");
    }

    @Test
    void a_chain_can_be_run_again() {
        ProgramChain chain = chain("c", rule(log("c")));
        assertRuns(output(rule(jump(chain)), rule(jump(chain))), "c", "c");
    }

    @Test
    void the_end_of_a_base_chain_is_its_policy() {
        assertThat(program(base("out", Hook.OUTPUT, 0, Verdict.DROP))
                        .run(PACKET)
                        .verdict())
                .isEqualTo(Verdict.DROP);
        assertThat(program(base("out", Hook.OUTPUT, 0, Verdict.ACCEPT))
                        .run(PACKET)
                        .verdict())
                .isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void a_return_in_a_base_chain_is_its_policy() {
        PacketProgram program = program(base("out", Hook.OUTPUT, 0, Verdict.DROP, rule(returns()), rule(accept())));
        assertThat(program.run(PACKET).verdict()).isEqualTo(Verdict.DROP);
    }

    @Test
    void a_goto_from_a_base_chain_ends_in_its_policy() {
        PacketProgram program = program(base(
                "out", Hook.OUTPUT, 0, Verdict.DROP, rule(goTo(chain("c", rule(log("c"))))), rule(accept())));
        assertThat(program.run(PACKET).verdict()).isEqualTo(Verdict.DROP);
    }

    @Test
    void a_verdict_within_jumps_ends_the_whole_base_chain() {
        ProgramChain inner = chain("inner", rule(accept()), rule(log("never")));
        ProgramChain outer = chain("outer", rule(jump(inner)), rule(log("never")));
        PacketProgram program =
                program(base("out", Hook.OUTPUT, 0, Verdict.DROP, rule(jump(outer)), rule(log("never"))));
        assertRuns(program);
        assertThat(program.run(PACKET).verdict()).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void accept_ends_this_base_chain_only() {
        PacketProgram program = program(
                base("first", Hook.OUTPUT, 0, Verdict.ACCEPT, rule(log("first")), rule(accept()), rule(log("never"))),
                base("second", Hook.OUTPUT, 1, Verdict.ACCEPT, rule(log("second")), rule(drop())));
        assertRuns(program, "first", "second");
        assertThat(program.run(PACKET).verdict()).isEqualTo(Verdict.DROP);
    }

    @Test
    void drop_is_final() {
        PacketProgram program = program(
                base("first", Hook.OUTPUT, 0, Verdict.ACCEPT, rule(log("first")), rule(drop(), log("never"))),
                base("second", Hook.OUTPUT, 1, Verdict.ACCEPT, rule(log("never"))),
                base("third", Hook.POSTROUTING, 0, Verdict.ACCEPT, rule(log("never"))));
        assertRuns(program, "first");
        assertThat(program.run(PACKET).verdict()).isEqualTo(Verdict.DROP);
    }

    @Test
    void a_drop_by_policy_is_final_too() {
        assertRuns(program(
                base("first", Hook.OUTPUT, 0, Verdict.DROP),
                base("second", Hook.OUTPUT, 1, Verdict.ACCEPT, rule(log("never")))));
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"REJECT", "QUEUE"})
    void a_policy_accepts_or_drops(Verdict policy) {
        assertThatThrownBy(() -> base("c", Hook.OUTPUT, 0, policy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("by the policy of chain c packets are " + policy
                        + ", which no policy says: accept or drop them, or write a rule");
    }

    @Test
    void a_rule_without_steps_does_nothing() {
        assertRuns(output(rule(), rule(log("next"))), "next");
    }

    @Test
    void a_packet_that_meets_no_chain_is_accepted() {
        assertThat(program().run(PACKET).verdict()).isEqualTo(Verdict.ACCEPT);
    }

    private static void assertRuns(PacketProgram program, String... logLines) {
        assertThat(program.run(PACKET).logLines()).containsExactly(logLines);
    }
}
