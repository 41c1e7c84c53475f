package io.github.secfw.proof;

import static io.github.secfw.net.Hook.FORWARD;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.proof.ProofAssertions.assertDifferent;
import static io.github.secfw.proof.ProofAssertions.assertEqual;
import static io.github.secfw.proof.ProofAssertions.assertUndecided;
import static io.github.secfw.proof.ProofPrograms.A;
import static io.github.secfw.proof.ProofPrograms.B;
import static io.github.secfw.proof.ProofPrograms.accept;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.base;
import static io.github.secfw.proof.ProofPrograms.chain;
import static io.github.secfw.proof.ProofPrograms.condition;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.event;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.label;
import static io.github.secfw.proof.ProofPrograms.program;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.pure;
import static io.github.secfw.proof.ProofPrograms.rule;
import static io.github.secfw.proof.ProofPrograms.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.LogLevel;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramChain;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits, and what else has state that outlives the packet: which packets it is told of, and in which order. */
class EventsProofTest {

    private static final Cell LIST = Cell.state("recent a");
    private static final Condition SET = new Condition.Unmodelled("-m recent --name a --set", Footprint.event(LIST));
    private static final Condition UPDATE =
            new Condition.Unmodelled("-m recent --name a --update", Footprint.event(LIST));
    private static final Condition CHECK = new Condition.Unmodelled(
            "-m recent --name a --rcheck", Footprint.reading(LIST).varying());

    /** What has a state for each rule: each call makes that of another rule. */
    static Stream<Asker> unmodelled() {
        return Stream.of(
                () -> guard(Condition.of(new LimitCriterion(5, LimitUnit.SECOND, 5))),
                () -> guard(event("-m quota 5")));
    }

    /** Makes a condition of a rule. */
    @FunctionalInterface
    interface Asker {
        Instruction next();
    }

    private static void assertNotEqual(PacketProgram left, PacketProgram right) {
        assertThat(prove(left, right).isEqual()).isFalse();
        assertThat(prove(right, left).isEqual()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("unmodelled")
    void a_guard_before_an_event_decides_who_asks_it(Asker asker) {
        assertDifferent(
                at(INPUT, rule(guard(pure("ip ttl 1")), asker.next(), accept()), rule(drop())),
                at(INPUT, rule(asker.next(), guard(pure("ip ttl 1")), accept()), rule(drop())));
        assertDifferent(
                at(INPUT, rule(tcp(), asker.next(), accept()), rule(drop())),
                at(INPUT, rule(asker.next(), guard(condition(tcp())), accept()), rule(drop())));
    }

    @ParameterizedTest
    @MethodSource("unmodelled")
    void guards_before_an_event_have_any_order(Asker asker) {
        assertEqual(
                at(INPUT, rule(tcp(), guard(pure("ip ttl 1")), asker.next(), accept()), rule(drop())),
                at(
                        INPUT,
                        rule(guard(pure("ip ttl 1")), guard(condition(tcp())), asker.next(), accept()),
                        rule(drop())));
    }

    @ParameterizedTest
    @MethodSource("unmodelled")
    void rules_that_no_packet_meets_both_of_can_be_exchanged(Asker asker) {
        assertEqual(
                at(INPUT, rule(tcp(), asker.next(), label(A)), rule(udp(), asker.next(), label(B))),
                at(INPUT, rule(udp(), asker.next(), label(B)), rule(tcp(), asker.next(), label(A))));
    }

    @ParameterizedTest
    @MethodSource("unmodelled")
    void one_state_for_two_rules_is_not_two(Asker asker) {
        Instruction jump = new Instruction.Jump(chain("c", rule(asker.next(), label(A))));

        assertNotEqual(
                at(INPUT, rule(tcp(), jump), rule(udp(), jump)),
                at(INPUT, rule(tcp(), asker.next(), label(A)), rule(udp(), asker.next(), label(A))));
    }

    @ParameterizedTest
    @MethodSource("unmodelled")
    void one_state_that_several_rules_lead_to_is_one_however_they_lead_there(Asker asker) {
        Instruction jump = new Instruction.Jump(chain("c", rule(asker.next(), label(A))));
        Instruction other = new Instruction.Jump(chain("d", rule(asker.next(), label(A))));

        assertEqual(at(INPUT, rule(tcp(), jump), rule(udp(), jump)), at(INPUT, rule(udp(), other), rule(tcp(), other)));
        assertDifferent(at(INPUT, rule(tcp(), jump), rule(udp(), jump)), at(INPUT, rule(tcp(), other)));
    }

    @ParameterizedTest
    @MethodSource("unmodelled")
    void an_event_in_a_look_up_is_asked_by_the_packets_of_its_case(Asker asker) {
        assertDifferent(
                at(INPUT, rule(lookUp(condition(tcp()), asker.next()))),
                at(INPUT, rule(lookUp(condition(udp()), asker.next()))));
    }

    private static Instruction lookUp(Condition condition, Instruction then) {
        return new Instruction.LookUp(List.of(new Instruction.Case(condition, then)));
    }

    @ParameterizedTest
    @MethodSource("unmodelled")
    void an_event_that_no_packet_comes_to_is_not_asked(Asker asker) {
        Instruction jump = new Instruction.Jump(chain("never", rule(asker.next(), label(B))));

        assertEqual(
                at(INPUT, rule(tcp(), guard(condition(udp())), jump), rule(tcp(), asker.next(), label(A))),
                at(INPUT, rule(tcp(), asker.next(), label(A))));
    }

    @ParameterizedTest
    @MethodSource("unmodelled")
    void the_second_asking_of_one_packet_is_another_one(Asker asker) {
        ProgramChain chain = chain("limited", rule(asker.next(), accept()));
        Instruction jump = new Instruction.Jump(chain);
        PacketProgram twice = at(INPUT, rule(jump), rule(jump), rule(drop()));

        assertEqual(twice, twice);
        assertNotEqual(twice, at(INPUT, rule(jump), rule(drop())));
        assertNotEqual(twice, at(INPUT, rule(jump), rule(jump), rule(jump), rule(drop())));
        assertEqual(twice, at(INPUT, rule(new Instruction.Jump(chain("both", rule(jump), rule(jump)))), rule(drop())));
    }

    @ParameterizedTest
    @MethodSource("unmodelled")
    void that_one_packet_asks_twice_is_told_from_once(Asker asker) {
        Instruction jump = new Instruction.Jump(chain("asked", rule(asker.next())));

        assertDifferent(at(INPUT, rule(jump), rule(jump)), at(INPUT, rule(jump)));
        assertEqual(
                at(INPUT, rule(jump), rule(tcp(), jump)),
                at(INPUT, rule(tcp(), jump), rule(tcp(), jump), rule(any().except(tcp()), jump)));
    }

    @ParameterizedTest
    @MethodSource("unmodelled")
    void one_state_for_two_hooks_is_not_two(Asker asker) {
        Instruction jump = new Instruction.Jump(chain("c", rule(asker.next(), label(A))));
        PacketProgram one = program(base(INPUT, 0, rule(jump)), base(FORWARD, 0, rule(jump)));
        PacketProgram two =
                program(base(INPUT, 0, rule(asker.next(), label(A))), base(FORWARD, 0, rule(asker.next(), label(A))));

        assertNotEqual(one, two);
        assertEqual(one, one);
        assertEqual(
                two,
                program(base(FORWARD, 0, rule(asker.next(), label(A))), base(INPUT, 0, rule(asker.next(), label(A)))));
    }

    @Test
    void one_state_for_two_families_is_not_two() {
        assertNotEqual(
                at(INPUT, rule(guard(event("-m quota 5")), label(A))),
                at(
                        INPUT,
                        rule(any().from("0.0.0.0/0"), guard(event("-m quota 5")), label(A)),
                        rule(any().from("::/0"), guard(event("-m quota 5")), label(A))));
    }

    /** A condition behind one that decides already is not asked. */
    @Test
    void within_conditions_too_those_before_decide_who_asks() {
        Condition ofTcp = condition(tcp());
        Condition quota = event("-m quota 5");

        assertEqual(
                at(INPUT, rule(guard(Condition.any(List.of(ofTcp, quota))), drop())),
                at(INPUT, rule(tcp(), drop()), rule(guard(quota), drop())));
        assertDifferent(
                at(INPUT, rule(guard(Condition.any(List.of(ofTcp, quota))), drop())),
                at(INPUT, rule(guard(Condition.any(List.of(quota, ofTcp))), drop())));
        assertEqual(
                at(INPUT, rule(guard(Condition.all(List.of(ofTcp, quota))), drop())),
                at(INPUT, rule(guard(ofTcp), guard(quota), drop())));
        assertDifferent(
                at(INPUT, rule(guard(Condition.all(List.of(ofTcp, quota))), drop())),
                at(INPUT, rule(guard(Condition.all(List.of(quota, ofTcp))), drop())));
    }

    @ParameterizedTest
    @MethodSource("unmodelled")
    void a_removed_event_is_missed_also_where_its_answer_does_not_matter(Asker asker) {
        assertDifferent(at(INPUT, rule(asker.next())), at(INPUT));
        assertDifferent(at(INPUT, rule(asker.next(), accept())), at(INPUT, rule(accept())));
    }

    @Test
    void a_log_line_is_told_of_the_mark() {
        Instruction log = new Instruction.Log("a", LogLevel.INFO, Set.of());

        assertDifferent(at(INPUT, rule(set(1)), rule(log)), at(INPUT, rule(log), rule(set(1))));
        assertEqual(at(INPUT, rule(set(1)), rule(log)), at(INPUT, rule(set(2)), rule(set(1)), rule(log)));
    }

    @Test
    void an_event_that_reads_the_mark_is_told_of_it() {
        Condition ofMark = new Condition.Unmodelled(
                "-m statistic", Footprint.event(Cell.OWN_STATE).alsoReading(Cell.MARK));

        assertNotEqual(at(INPUT, rule(set(1)), rule(guard(ofMark))), at(INPUT, rule(guard(ofMark)), rule(set(1))));
        assertEqual(
                at(INPUT, rule(set(1)), rule(guard(event("-m statistic")))),
                at(INPUT, rule(guard(event("-m statistic"))), rule(set(1))));
    }

    /** The kernel drops three of three packets with the first program, and two of three with the second. */
    @Test
    void a_list_that_is_filled_before_it_is_checked_is_another_than_behind() {
        assertNotEqual(
                at(INPUT, rule(guard(SET)), rule(guard(CHECK), set(1)), rule(any().mark(1), drop())),
                at(INPUT, rule(guard(CHECK), set(1)), rule(guard(SET)), rule(any().mark(1), drop())));
        assertEqual(
                at(INPUT, rule(guard(SET)), rule(guard(CHECK), set(1)), rule(any().mark(1), drop())),
                at(INPUT, rule(guard(SET)), rule(guard(CHECK), set(1)), rule(any().mark(1), drop())));
    }

    @Test
    void a_check_behind_the_check_has_the_same_answer_and_behind_a_set_another() {
        assertEqual(
                at(INPUT, rule(guard(CHECK), accept()), rule(guard(CHECK), drop())),
                at(INPUT, rule(guard(CHECK), accept())));
        assertNotEqual(
                at(INPUT, rule(guard(CHECK), accept()), rule(guard(SET)), rule(guard(CHECK), drop())),
                at(INPUT, rule(guard(CHECK), accept()), rule(guard(SET))));
    }

    @Test
    void texts_that_share_a_state_have_an_order() {
        assertDifferent(
                at(INPUT, rule(guard(SET)), rule(guard(UPDATE))), at(INPUT, rule(guard(UPDATE)), rule(guard(SET))));
        assertEqual(
                at(INPUT, rule(tcp(), guard(SET), label(A)), rule(udp(), guard(UPDATE), label(B))),
                at(INPUT, rule(udp(), guard(UPDATE), label(B)), rule(tcp(), guard(SET), label(A))));
    }

    @Test
    void texts_that_share_no_state_have_no_order() {
        Condition other = new Condition.Unmodelled("-m recent --name b --set", Footprint.event(Cell.state("recent b")));

        assertEqual(at(INPUT, rule(guard(SET)), rule(guard(other))), at(INPUT, rule(guard(other)), rule(guard(SET))));
        assertDifferent(at(INPUT, rule(guard(SET))), at(INPUT, rule(guard(other))));
    }

    /**
     * A limit and a hashlimit without mode of one rate let 5 of 10 packets pass [K], both: in other words they are one. So it is
     * with a named limit that one rule uses.
     */
    @ParameterizedTest
    @MethodSource("unmodelled")
    void a_state_of_a_rule_and_one_with_a_name_can_be_one_state_in_other_words(Asker own) {
        Instruction named = guard(new Condition.Unmodelled(
                "-m hashlimit --hashlimit-upto 5/s --hashlimit-name a", Footprint.event(Cell.state("hashlimit a"))));

        assertUndecided(
                at(INPUT, rule(own.next(), accept()), rule(drop())), at(INPUT, rule(named, accept()), rule(drop())));
        assertUndecided(at(INPUT, rule(own.next())), at(INPUT, rule(named)));
        assertUndecided(
                at(INPUT, rule(tcp(), own.next()), rule(udp(), own.next())),
                at(INPUT, rule(tcp(), named), rule(udp(), own.next())));
    }

    @Test
    void two_limits_of_other_rates_are_two() {
        Instruction five = guard(Condition.of(new LimitCriterion(5, LimitUnit.SECOND, 5)));
        Instruction six = guard(Condition.of(new LimitCriterion(6, LimitUnit.SECOND, 5)));

        assertDifferent(at(INPUT, rule(five, accept()), rule(drop())), at(INPUT, rule(six, accept()), rule(drop())));
    }

    @Test
    void rules_with_one_name_share_the_state_whichever_rules_they_are() {
        assertEqual(
                at(INPUT, rule(tcp(), guard(SET), label(A)), rule(udp(), guard(SET), label(A))),
                at(
                        INPUT,
                        rule(guard(Condition.any(List.of(condition(tcp()), condition(udp())))), guard(SET), label(A))));
        assertDifferent(at(INPUT, rule(guard(SET)), rule(guard(SET))), at(INPUT, rule(guard(SET))));
    }
}
