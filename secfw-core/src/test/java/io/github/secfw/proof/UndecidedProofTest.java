package io.github.secfw.proof;

import static io.github.secfw.net.Hook.FORWARD;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Hook.POSTROUTING;
import static io.github.secfw.net.Hook.PREROUTING;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.proof.ProofPrograms.A;
import static io.github.secfw.proof.ProofPrograms.B;
import static io.github.secfw.proof.ProofPrograms.accept;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.base;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.event;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.label;
import static io.github.secfw.proof.ProofPrograms.program;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.pure;
import static io.github.secfw.proof.ProofPrograms.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.Mark;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Meaning;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramRule;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the model does not know enough, nothing is proven. */
class UndecidedProofTest {

    private static Condition string() {
        return pure("-m string --string x");
    }

    private static Instruction nat() {
        return new Instruction.Unmodelled("-j MASQUERADE");
    }

    private static Proof undecided(String reason) {
        return new Proof.Undecided(reason);
    }

    @Test
    void a_step_that_is_not_known_is_equal_to_nothing() {
        PacketProgram program = at(POSTROUTING, rule(tcp(), nat()));

        assertThat(prove(program, program))
                .isEqualTo(undecided("at POSTROUTING packets can reach \"-j MASQUERADE\", whose effect is unknown"));
        assertThat(prove(program, at(POSTROUTING)))
                .isEqualTo(undecided("at POSTROUTING packets can reach \"-j MASQUERADE\", whose effect is unknown"));
    }

    @Test
    void a_difference_beside_a_step_that_is_not_known_is_found() {
        assertThat(prove(at(INPUT, rule(tcp(), nat()), rule(udp(), drop())), at(INPUT, rule(tcp(), nat()))))
                .isInstanceOf(Proof.Different.class);
    }

    @Test
    void a_step_that_no_packet_meets_does_not_matter() {
        assertThat(prove(at(INPUT, rule(drop()), rule(nat())), at(INPUT, rule(drop()))))
                .isEqualTo(new Proof.Equal());
    }

    @Test
    void a_condition_that_is_not_known_is_the_same_at_the_same_place() {
        PacketProgram left = at(INPUT, rule(tcp(), guard(string()), drop()));
        PacketProgram right = at(INPUT, rule(tcp(), guard(string()), drop()));

        assertThat(prove(left, right)).isEqualTo(new Proof.Equal());
    }

    @Test
    void a_condition_that_is_not_known_shows_a_difference_by_what_is_said_of_it() {
        Proof proof = prove(at(INPUT, rule(guard(string()), drop())), at(INPUT));

        assertThat(proof)
                .isInstanceOfSatisfying(
                        Proof.Different.class,
                        different -> assertThat(different
                                        .example()
                                        .orElseThrow()
                                        .packet()
                                        .toString())
                                .contains("where \"-m string --string x\" holds"));
    }

    private static final String WHICH =
            "at INPUT the answer depends on which of several limits, or unmodelled conditions, of the same text"
                    + " correspond";

    private static Instruction limit() {
        return guard(Condition.of(new LimitCriterion(5, LimitUnit.SECOND, 5)));
    }

    @Test
    void which_limits_of_equal_numbers_are_the_same_is_not_known() {
        assertThat(prove(
                        at(INPUT, rule(limit(), accept()), rule(drop())),
                        at(
                                INPUT,
                                rule(tcp(), limit(), accept()),
                                rule(tcp(), drop()),
                                rule(limit(), accept()),
                                rule(drop()))))
                .isEqualTo(undecided(WHICH));
    }

    @ParameterizedTest
    @CsvSource({
        "PREROUTING,-150,0",
        "INPUT,0,150",
        "FORWARD,-300,0",
        "OUTPUT,-150,0",
        "POSTROUTING,0,150",
        "POSTROUTING,150,300",
        "OUTPUT,-300,-150",
        "PREROUTING,-300,-150"
    })
    void a_rule_on_the_other_side_of_what_the_kernel_does_is_undecided(Hook hook, int left, int right) {
        Proof elsewhere = undecided("both programs do the same at " + hook
                + ", but at different priorities: the kernel changes or checks packets in between");

        assertThat(prove(at(hook, left, rule(label(A))), at(hook, right, rule(label(A)))))
                .isEqualTo(elsewhere);
        assertThat(prove(at(hook, left, rule(tcp(), log())), at(hook, right, rule(tcp(), log()))))
                .isEqualTo(elsewhere);
    }

    @ParameterizedTest
    @CsvSource({"PREROUTING,-200", "PREROUTING,-100", "INPUT,100", "FORWARD,-225", "OUTPUT,-200", "POSTROUTING,225"})
    void a_chain_at_the_priority_of_what_the_kernel_does_has_a_stage_of_its_own(Hook hook, int priority) {
        PacketProgram program = at(hook, priority, rule(label(A)));

        assertThat(prove(program, program)).isEqualTo(new Proof.Equal());
        for (int other : new int[] {priority - 1, priority + 1}) {
            assertThat(prove(program, at(hook, other, rule(label(A)))))
                    .isEqualTo(undecided("both programs do the same at " + hook
                            + ", but at different priorities: the kernel changes or checks packets in between"));
        }
        assertThat(prove(program, at(hook, priority, rule(label(B))))).isInstanceOf(Proof.Different.class);
        assertThat(prove(at(hook, priority), at(hook))).isEqualTo(new Proof.Equal());
    }

    @Test
    void an_empty_chain_hides_no_other_at_the_priority_of_what_the_kernel_does() {
        PacketProgram empty = program(base(INPUT, 100), base(INPUT, 150, rule(label(A))));
        PacketProgram other = at(INPUT, 100, rule(label(A)));
        PacketProgram both = program(base(INPUT, 100), base(INPUT, 100, rule(label(A))));

        assertThat(prove(empty, other)).isInstanceOf(Proof.Undecided.class);
        assertThat(prove(both, other)).isEqualTo(new Proof.Equal());
    }

    @Test
    void chains_of_one_priority_are_undecided_where_their_order_matters() {
        PacketProgram program = program(base(INPUT, 0, rule(label(A))), base(INPUT, 0, rule(label(B))));

        assertThat(prove(program, program)).isEqualTo(new Proof.Equal());
        assertThat(prove(program, at(INPUT, 0, rule(label(B)))))
                .isEqualTo(undecided(
                        "the chains INPUT 0 and INPUT 0 have the same priority at INPUT: their order is unknown"));
        PacketProgram exchanged = program(base(INPUT, 0, rule(label(B))), base(INPUT, 0, rule(label(A))));
        assertThat(prove(program, exchanged)).isInstanceOf(Proof.Different.class);
        PacketProgram apart = program(base(INPUT, 0, rule(label(A))), base(INPUT, 0), base(INPUT, 0, rule(label(B))));
        assertThat(prove(apart, at(INPUT, 0, rule(label(B))))).isInstanceOf(Proof.Undecided.class);
    }

    @Test
    void chains_of_one_priority_may_have_any_order_where_it_does_not_matter() {
        PacketProgram other = program(base(INPUT, 0, rule(tcp(), drop())), base(INPUT, 0, rule(udp(), drop())));
        PacketProgram logged = program(base(INPUT, 0, rule(log())), base(INPUT, 0), base(INPUT, 0, rule(label(A))));

        assertThat(prove(other, other)).isEqualTo(new Proof.Equal());
        assertThat(prove(logged, at(INPUT, 0, rule(label(A)), rule(log())))).isEqualTo(new Proof.Equal());
    }

    @Test
    void a_line_that_is_logged_before_or_behind_a_drop_is_undecided_against_one_order() {
        PacketProgram program = program(base(INPUT, 0, rule(log())), base(INPUT, 0, rule(tcp(), drop())));

        assertThat(prove(program, program)).isEqualTo(new Proof.Equal());
        assertThat(prove(program, at(INPUT, 0, rule(log()), rule(tcp(), drop()))))
                .isInstanceOf(Proof.Undecided.class);
    }

    private static Instruction log() {
        return log("a");
    }

    private static Instruction log(String prefix) {
        return new Instruction.Log(prefix, LogLevel.INFO, Set.of());
    }

    /** The mark is set to what it is, which diagrams do not see. */
    @Test
    void the_order_of_other_log_lines_shows_no_difference() {
        PacketProgram left = at(INPUT, rule(log("a")), rule(log("b")), rule(any().mark(1), mark()));
        PacketProgram right = at(INPUT, rule(log("b")), rule(log("a")));

        assertThat(prove(left, right))
                .isEqualTo(
                        undecided("at INPUT no packet is known that shows a difference, but the programs are not proven"
                                + " equal"));
    }

    private static Instruction mark() {
        return new Instruction.SetMark(Mark.of(1));
    }

    @Test
    void a_proof_takes_no_more_memory_than_it_may() {
        PacketProgram program = at(FORWARD, rule(tcp().dport(80), drop()), rule(udp().dport(53), accept()));

        assertThat(Prover.create().memory(1).prove(program, program))
                .isEqualTo(undecided("the proof needs more than 1 bytes of memory"));
        assertThat(Prover.create().memory(1 << 16).prove(program, program)).isEqualTo(new Proof.Equal());
        assertThat(Prover.create().memory(1L << 32).prove(program, program)).isEqualTo(new Proof.Equal());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, (1L << 32) + 1, Long.MIN_VALUE, Long.MAX_VALUE})
    void memory_that_a_proof_cannot_take(long bytes) {
        assertThatThrownBy(() -> Prover.create().memory(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("invalid memory of " + bytes + " bytes: expected 1 to 4294967296");
    }

    @Test
    void a_hook_that_takes_too_much_hides_no_difference_at_another() {
        ProgramRule[] rules = IntStream.range(0, 1_000)
                .mapToObj(port -> rule(tcp().sport(2 * port).dport(3 * port), drop()))
                .toArray(ProgramRule[]::new);
        ProgramBaseChain large = base(PREROUTING, 0, rules);
        Prover prover = Prover.create().memory(1 << 16);

        assertThat(prover.prove(program(large, base(INPUT, 0, rule(drop()))), program(large)))
                .isInstanceOf(Proof.Different.class);
        assertThat(prover.prove(program(large), program(large)))
                .isEqualTo(undecided("the proof needs more than 65536 bytes of memory"));
    }

    @Test
    void of_so_many_steps_that_are_not_known_each_has_its_reason() {
        assertThat(prove(at(INPUT, unknown(2032)), at(INPUT)))
                .isEqualTo(undecided("at INPUT packets can reach \"-j X80\", whose effect is unknown"));
        assertThat(prove(at(INPUT, unknown(2033)), at(INPUT))).isEqualTo(undecided("there are too many unknown steps"));
    }

    private static ProgramRule[] unknown(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> rule(tcp().dport(number), new Instruction.Unmodelled("-j X" + number)))
                .toArray(ProgramRule[]::new);
    }

    @Test
    void many_limits_are_equal_to_themselves_and_to_one_less_they_are_not() {
        ProgramRule[] rules = IntStream.rangeClosed(0, 1_000)
                .mapToObj(port -> rule(tcp().dport(port), limit(), accept()))
                .toArray(ProgramRule[]::new);

        assertThat(prove(at(INPUT, rules), at(INPUT, rules))).isEqualTo(new Proof.Equal());
        assertThat(prove(at(INPUT, rules), at(INPUT, Arrays.copyOf(rules, 1_000))))
                .isInstanceOf(Proof.Different.class);
    }

    @Test
    void what_files_have_beside_the_model_is_undecided() {
        PacketProgram program = at(OUTPUT, rule(any().out("eth0"), label(A)));
        Meaning known = Meaning.of(program, EnumSet.allOf(Family.class), List.of());
        Meaning unknown = Meaning.of(program, EnumSet.allOf(Family.class), List.of("rules.nft:3: table netdev t"));

        assertThat(Prover.create().prove(known, known)).isEqualTo(new Proof.Equal());
        assertThat(Prover.create().prove(known, unknown)).isEqualTo(undecided("rules.nft:3: table netdev t"));
        assertThat(Prover.create()
                        .prove(known, Meaning.of(at(PREROUTING), Set.of(Family.IPV4), List.of("rules.nft:3"))))
                .isInstanceOf(Proof.Different.class);
    }

    @Test
    void files_of_other_families_have_nothing_to_compare() {
        Meaning v4 = Meaning.of(at(INPUT), Set.of(Family.IPV4), List.of());
        Meaning v6 = Meaning.of(at(INPUT), Set.of(Family.IPV6), List.of());

        assertThat(Prover.create().prove(v4, v6)).isEqualTo(undecided("the inputs have nothing in common to compare"));
    }

    @Test
    void conditions_of_other_texts_may_be_the_same() {
        Condition written = event("limit rate over 5/second");
        Condition listed = event("{\"limit\": {\"rate\": 5, \"per\": \"second\", \"inv\": true}}");
        assertThat(prove(
                        at(INPUT, rule(guard(written), drop()), rule(tcp(), label(A))),
                        at(INPUT, rule(guard(listed), drop()), rule(tcp(), label(A)))))
                .isEqualTo(
                        undecided(
                                "at INPUT the answer depends on whether the unmodelled conditions \"limit rate over"
                                        + " 5/second\" and \"{\"limit\": {\"rate\": 5, \"per\": \"second\", \"inv\": true}}\" are the same"));
    }

    @Test
    void a_difference_beside_conditions_of_other_texts_is_shown() {
        Condition written = pure("-m x");
        Condition listed = pure("-m y");
        assertThat(prove(
                        at(INPUT, rule(guard(written), accept()), rule(udp(), drop())),
                        at(INPUT, rule(udp(), drop()), rule(guard(listed), accept()))))
                .isInstanceOf(Proof.Different.class);
        assertThat(prove(
                        at(INPUT, rule(udp(), drop()), rule(guard(written), drop())),
                        at(INPUT, rule(udp(), accept()), rule(guard(listed), drop()))))
                .isInstanceOf(Proof.Different.class);
    }
}
