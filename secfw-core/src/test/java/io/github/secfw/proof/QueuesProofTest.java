package io.github.secfw.proof;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.proof.ProofAssertions.assertDifferent;
import static io.github.secfw.proof.ProofAssertions.assertEqual;
import static io.github.secfw.proof.ProofPrograms.A;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.base;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.label;
import static io.github.secfw.proof.ProofPrograms.program;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.rule;
import static io.github.secfw.proof.ProofPrograms.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.QueueRange;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A queue is a verdict; what its program passes on can be any packet, which the next chain meets. */
class QueuesProofTest {

    private static Instruction queue(boolean bypass) {
        return new Instruction.Queue(new QueueRange(0, 0), bypass);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_queue_gets_the_label_and_the_marks(boolean bypass) {
        assertDifferent(at(INPUT, rule(set(1), queue(bypass))), at(INPUT, rule(queue(bypass))));
        assertDifferent(at(INPUT, rule(label(A), queue(bypass))), at(INPUT, rule(queue(bypass))));
        assertEqual(at(INPUT, rule(set(1), queue(bypass))), at(INPUT, rule(set(2)), rule(set(1)), rule(queue(bypass))));
    }

    @Test
    void a_rule_behind_a_queue_in_its_chain_is_not_met() {
        assertEqual(at(INPUT, rule(queue(true)), rule(drop())), at(INPUT, rule(queue(true))));
    }

    @Test
    void a_queue_is_neither_accept_nor_drop() {
        assertDifferent(at(INPUT, rule(tcp(), queue(false))), at(INPUT));
        assertDifferent(at(INPUT, rule(tcp(), queue(false))), at(INPUT, rule(tcp(), drop())));
    }

    private static PacketProgram behind(boolean bypass, ProgramRule... rules) {
        ProgramBaseChain queued = base(INPUT, -150, rule(udp(), queue(bypass)));
        return program(queued, base(INPUT, 0, rules));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_chain_behind_is_met_by_what_is_passed_on(boolean bypass) {
        assertDifferent(behind(bypass, rule(udp(), drop())), behind(bypass));
        assertDifferent(behind(bypass, rule(udp(), label(A))), behind(bypass));
        assertEqual(
                behind(bypass, rule(udp(), drop()), rule(tcp(), label(A))),
                behind(bypass, rule(tcp(), label(A)), rule(udp(), drop())));
    }

    /** No packet that was handed to the queue has the mark 2, but its program may set it. */
    @Test
    void the_program_may_change_what_the_rules_before_have_set() {
        ProgramBaseChain queued = base(INPUT, -150, rule(set(1), queue(false)));

        assertDifferent(program(queued, base(INPUT, 0, rule(any().mark(2), drop()))), program(queued));
        ProgramBaseChain accepted = base(INPUT, -150, rule(set(1)));
        assertEqual(program(accepted, base(INPUT, 0, rule(any().mark(2), drop()))), program(accepted));
    }

    private static void assertNotDifferent(PacketProgram left, PacketProgram right) {
        assertThat(prove(left, right)).isNotInstanceOf(Proof.Different.class);
        assertThat(prove(right, left)).isNotInstanceOf(Proof.Different.class);
    }

    /** What the queue's program passes on goes on behind the next chain, too, unless that hands it to a queue again. */
    @Test
    void behind_a_queue_all_chains_follow() {
        ProgramBaseChain queued = base(INPUT, -150, rule(tcp(), queue(false)));
        ProgramBaseChain dropping = base(INPUT, 10, rule(any(), drop()));

        assertNotDifferent(
                program(queued, base(INPUT, 0, rule(udp(), queue(false)), rule(set(1))), dropping),
                program(queued, base(INPUT, 0, rule(udp(), queue(false)), rule(set(2))), dropping));
        assertDifferent(
                program(queued, base(INPUT, 0, rule(udp(), queue(false)), rule(set(1)))),
                program(queued, base(INPUT, 0, rule(udp(), queue(false)), rule(set(2)))));
    }

    @Test
    void no_packet_is_behind_a_queue_that_none_reaches() {
        ProgramBaseChain dropping = base(INPUT, -160, rule(any(), drop()));
        ProgramBaseChain queued = base(INPUT, -150, rule(udp(), queue(false)));

        assertNotDifferent(
                program(dropping, queued, base(INPUT, 0, rule(tcp(), drop()))),
                program(dropping, queued, base(INPUT, 0)));
    }

    /** Where the first queue is never reached, the second may be. */
    @Test
    void a_packet_that_is_passed_on_reaches_the_next_queue() {
        ProgramBaseChain udpDropped = base(INPUT, -160, rule(udp(), drop()));
        ProgramBaseChain udpQueued = base(INPUT, -150, rule(udp(), queue(false)));
        ProgramBaseChain tcpQueued = base(INPUT, -140, rule(tcp(), queue(false)));

        assertDifferent(
                program(udpDropped, udpQueued, tcpQueued, base(INPUT, 0, rule(tcp(), drop()))),
                program(udpDropped, udpQueued, tcpQueued, base(INPUT, 0)));
    }

    /** That the condition ever holds is not known, so that nothing is known to come from the queue. */
    @Test
    void a_queue_that_may_never_be_reached_shows_nothing() {
        ProgramBaseChain queued = base(
                INPUT,
                -150,
                rule(
                        new Instruction.Guard(
                                new Condition.Unmodelled("never known", Footprint.reading(Cell.field("c")))),
                        queue(false)),
                rule(tcp(), drop()));

        assertNotDifferent(program(queued, base(INPUT, 0, rule(tcp(), drop()))), program(queued, base(INPUT, 0)));
    }
}
