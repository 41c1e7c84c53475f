package io.github.secfw.proof;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.proof.ProofPrograms.accept;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.base;
import static io.github.secfw.proof.ProofPrograms.chain;
import static io.github.secfw.proof.ProofPrograms.condition;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.program;
import static io.github.secfw.proof.ProofPrograms.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Family;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Match;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A thousand limits are proven equal within few bytes: what one limit is told needs no diagrams of the other rules. */
class ManyLimitsProofTest {

    private static final int LIMITS = 1_000;
    private static final int FIRST_PORT = 2_000;
    private static final long MEGABYTE = 1 << 20;

    private static Instruction limit(int number) {
        return guard(Condition.of(new LimitCriterion(number % 7 + 1, LimitUnit.SECOND, 5)));
    }

    private static List<ProgramRule> rules(IntFunction<ProgramRule> rule) {
        return IntStream.range(0, LIMITS).mapToObj(rule).toList();
    }

    private static List<ProgramRule> reversed(List<ProgramRule> rules) {
        List<ProgramRule> reversed = new ArrayList<>(rules);
        Collections.reverse(reversed);
        return reversed;
    }

    private static Match<?> port(int number) {
        return tcp().dport(FIRST_PORT + number);
    }

    private static PacketProgram input(List<ProgramRule> rules) {
        return at(INPUT, rules.toArray(ProgramRule[]::new));
    }

    private static void assertEqualWithin(long megabytes, PacketProgram left, PacketProgram right) {
        assertThat(Prover.create()
                        .families(EnumSet.of(Family.IPV4))
                        .memory(megabytes * MEGABYTE)
                        .prove(left, right))
                .isEqualTo(new Proof.Equal());
    }

    @Test
    void each_port_has_a_limit() {
        List<ProgramRule> rules = rules(i -> rule(port(i), limit(i), accept()));

        assertEqualWithin(32, input(rules), input(rules));
        assertEqualWithin(32, input(rules), input(reversed(rules)));
    }

    @Test
    void each_port_has_a_chain_with_a_limit() {
        List<ProgramRule> rules = rules(i ->
                rule(port(i), new Instruction.Jump(chain("client" + i, rule(limit(i), accept()), rule(drop())))));

        assertEqualWithin(32, input(rules), input(reversed(rules)));
    }

    @Test
    void the_limits_are_in_a_chain_that_is_called() {
        List<ProgramRule> rules = rules(i -> rule(port(i), limit(i), accept()));
        ProgramRule call = rule(tcp(), new Instruction.Jump(chain("limits", rules.toArray(ProgramRule[]::new))));
        ProgramRule calledReversed =
                rule(tcp(), new Instruction.Goto(chain("limits", reversed(rules).toArray(ProgramRule[]::new))));

        assertEqualWithin(32, at(INPUT, call), at(INPUT, calledReversed));
    }

    @Test
    void a_look_up_finds_the_chain_of_a_limit() {
        List<Instruction.Case> cases = IntStream.range(0, LIMITS)
                .mapToObj(i -> new Instruction.Case(
                        condition(port(i)),
                        new Instruction.Jump(chain("client" + i, rule(limit(i), accept()), rule(drop())))))
                .toList();
        List<ProgramRule> rules = cases.stream()
                .map(one -> rule(guard(one.condition()), one.then()))
                .toList();

        assertEqualWithin(32, at(INPUT, rule(new Instruction.LookUp(cases))), input(rules));
    }

    @Test
    void base_chains_of_one_priority_have_limits() {
        ProgramRule[] first = rules(i -> rule(port(i), limit(i))).toArray(ProgramRule[]::new);
        ProgramRule[] second = rules(i -> rule(port(LIMITS + i), limit(i))).toArray(ProgramRule[]::new);

        assertEqualWithin(
                128,
                program(base(INPUT, 0, first), base(INPUT, 0, second)),
                program(base(INPUT, 0, second), base(INPUT, 0, first)));
    }

    @Test
    void one_packet_meets_all_limits() {
        List<ProgramRule> rules = rules(i -> rule(any(), limit(i), accept()));

        assertEqualWithin(256, input(rules), input(rules));
    }
}
