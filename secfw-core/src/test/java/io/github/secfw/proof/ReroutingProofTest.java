package io.github.secfw.proof;

import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.proof.ProofAssertions.assertDifferent;
import static io.github.secfw.proof.ProofAssertions.assertEqual;
import static io.github.secfw.proof.ProofAssertions.assertUndecided;
import static io.github.secfw.proof.ProofPrograms.accept;
import static io.github.secfw.proof.ProofPrograms.base;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.program;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.rule;
import static io.github.secfw.proof.ProofPrograms.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.net.QueueRange;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.UnmodelledFields;
import org.junit.jupiter.api.Test;

/**
 * A chain that reroutes gives a packet another route where it has changed the mark (kernel 6.18, tried with packets, and its
 * {@code nft_chain_route.c}). Chains are compared with all before.
 */
class ReroutingProofTest {

    private static final Condition GATEWAY = new Condition.Unmodelled(
            "rt nexthop 192.0.2.1", Footprint.reading(UnmodelledFields.ROUTE).varying());
    private static final ProgramBaseChain MARKS = base(OUTPUT, -150, rule(set(1)));
    private static final ProgramBaseChain ASKS = base(OUTPUT, 0, rule(guard(GATEWAY), drop()));

    private static ProgramBaseChain rerouting(int priority, ProgramRule... rules) {
        return base(OUTPUT, priority, rules).rerouting();
    }

    @Test
    void another_route_is_another_outcome() {
        assertDifferent(program(MARKS.rerouting()), program(MARKS));
        assertDifferent(
                program(rerouting(-150, rule(tcp(), set(1)))),
                program(rerouting(-150), base(OUTPUT, -149, rule(tcp(), set(1)))));
    }

    /** {@code ip dscp cs1 ip dscp set cs1}: 5 of 5 packets keep their route in a kernel, in either chain. */
    @Test
    void a_field_that_is_written_may_be_what_it_was() {
        Instruction set =
                new Instruction.Unmodelled("ip dscp set 8", Footprint.reading().writing(UnmodelledFields.DSCP));
        Instruction ask = guard(new Condition.Unmodelled(
                "ip dscp 8", Footprint.reading(UnmodelledFields.DSCP).varying()));
        assertDifferent(program(rerouting(-150, rule(set))), program(base(OUTPUT, -150, rule(set))));
        assertUndecided(program(rerouting(-150, rule(ask, set))), program(base(OUTPUT, -150, rule(ask, set))));
    }

    /** {@code -j TOS --set-tos 0/0} changes nothing, and reads what it writes. */
    @Test
    void a_field_that_is_written_from_what_it_was_may_be_what_it_was() {
        ProgramRule writes = rule(new Instruction.Unmodelled(
                "-j TOS --set-tos 0x0/0x0",
                Footprint.reading(UnmodelledFields.DSCP).writing(UnmodelledFields.DSCP)));
        assertUndecided(program(rerouting(-150, writes)), program(base(OUTPUT, -150, writes)));
    }

    /** {@code meta mark set numgen inc mod 1}. */
    @Test
    void a_mark_that_is_not_known_may_be_what_it_was() {
        ProgramRule writes = rule(new Instruction.Unmodelled(
                "meta mark set numgen inc mod 1", Footprint.reading().writing(Cell.MARK)));
        assertUndecided(program(rerouting(-150, writes)), program(base(OUTPUT, -150, writes)));
    }

    @Test
    void where_no_mark_changes_nothing_is_rerouted() {
        assertEqual(
                program(rerouting(-150, rule(tcp().dport(22), drop()))),
                program(base(OUTPUT, -150, rule(tcp().dport(22), drop()))));
        assertEqual(
                program(rerouting(-150, rule(udp(), set(1)), rule(udp(), drop()))),
                program(base(OUTPUT, -150, rule(udp(), drop()))));
    }

    /** None of 5 packets with the one, and 5 of 5 with the other. */
    @Test
    void a_condition_on_the_route_behind_it_asks_for_the_new_one() {
        PacketProgram behind = program(MARKS.rerouting(), ASKS);
        PacketProgram before = program(base(OUTPUT, -160, rule(guard(GATEWAY), drop())), MARKS.rerouting());

        assertThat(prove(behind, before)).isNotEqualTo(new Proof.Equal());
        assertThat(prove(behind, program(MARKS, ASKS))).isNotEqualTo(new Proof.Equal());
        assertEqual(behind, behind);
    }

    @Test
    void in_the_chain_itself_the_route_is_the_old_one() {
        assertEqual(
                program(rerouting(-150, rule(set(1)), rule(guard(GATEWAY), drop()))),
                program(rerouting(-150, rule(guard(GATEWAY), set(1)), rule(guard(GATEWAY), drop()), rule(set(1)))));
    }

    @Test
    void the_last_mark_of_a_chain_decides() {
        assertEqual(program(rerouting(-150, rule(set(1)), rule(set(2)))), program(rerouting(-150, rule(set(2)))));
        assertDifferent(program(rerouting(-150, rule(set(1)))), program(rerouting(-150, rule(set(2)))));
    }

    /** The second of two routes counts, but a packet that had its mark already is rerouted by two chains only. */
    @Test
    void rerouted_twice_is_not_shown_to_differ_from_once() {
        assertUndecided(
                program(rerouting(-150, rule(set(1))), rerouting(-140, rule(set(2)))),
                program(rerouting(-150, rule(set(2)))));
    }

    @Test
    void the_priority_of_the_chain_makes_no_difference_within_a_stage() {
        assertEqual(program(rerouting(-150, rule(set(1)))), program(rerouting(-140, rule(set(1)))));
    }

    /** iptables' legacy variant reroutes before a queue, nft does not. */
    @Test
    void in_front_of_a_queue_it_is_not_known_whether_a_packet_is_rerouted() {
        Instruction queue = new Instruction.Queue(new QueueRange(1, 1), false);

        assertUndecided(
                program(rerouting(-150, rule(set(1)), rule(queue))),
                program(base(OUTPUT, -150, rule(set(1)), rule(queue))));
    }

    @Test
    void a_packet_that_leaves_the_chain_early_is_rerouted_too() {
        assertEqual(
                program(rerouting(-150, rule(tcp(), set(1), accept()), rule(any(), set(1)))),
                program(MARKS.rerouting()));
    }

    @Test
    void no_other_hook_reroutes() {
        assertThatThrownBy(() -> base(Hook.INPUT, 0).rerouting())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the chain INPUT 0 at INPUT cannot reroute: only chains at OUTPUT do");
    }
}
