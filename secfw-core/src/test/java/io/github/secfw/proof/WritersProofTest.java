package io.github.secfw.proof;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.proof.ProofAssertions.assertDifferent;
import static io.github.secfw.proof.ProofAssertions.assertEqual;
import static io.github.secfw.proof.ProofAssertions.assertUndecided;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.rule;
import static io.github.secfw.proof.ProofPrograms.set;

import io.github.secfw.net.Mark;
import io.github.secfw.net.RejectType;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import org.junit.jupiter.api.Test;

/** What targets outside the model write is a function of what they read; what is written is compared at the end. */
class WritersProofTest {

    private static final Cell TTL = Cell.field("ttl");
    private static final Condition TTL_5 =
            new Condition.Unmodelled("-m ttl --ttl-eq 5", Footprint.reading(TTL).varying());
    private static final Condition LENGTH_5 = new Condition.Unmodelled(
            "-m length --length 5", Footprint.reading(Cell.field("length")).varying());
    private static final Instruction DECREMENT = writer("-j TTL --ttl-dec 1");
    private static final Instruction HASH = new Instruction.Unmodelled(
            "meta mark set jhash ip saddr",
            Footprint.reading(Cell.field("hash")).varying().writing(Cell.MARK));

    private static Instruction writer(String text) {
        return new Instruction.Unmodelled(text, Footprint.reading(TTL).varying().writing(TTL));
    }

    @Test
    void the_same_text_twice_writes_twice() {
        assertDifferent(at(INPUT, rule(DECREMENT), rule(DECREMENT)), at(INPUT, rule(DECREMENT)));
        assertEqual(at(INPUT, rule(DECREMENT), rule(DECREMENT)), at(INPUT, rule(DECREMENT, DECREMENT)));
    }

    @Test
    void a_writer_that_is_removed_or_for_other_packets_is_missed() {
        assertDifferent(at(INPUT, rule(DECREMENT)), at(INPUT));
        assertDifferent(at(INPUT, rule(tcp(), DECREMENT)), at(INPUT, rule(udp(), DECREMENT)));
        assertEqual(
                at(INPUT, rule(tcp(), DECREMENT), rule(udp(), DECREMENT)),
                at(INPUT, rule(udp(), DECREMENT), rule(tcp(), DECREMENT)));
    }

    /** {@code -m ttl --ttl-eq 64 -j TTL --ttl-set 64} before {@code -m recent --set}, which remembers the TTL. */
    @Test
    void an_event_that_reads_what_was_written_may_read_what_it_was() {
        Instruction set = new Instruction.Unmodelled(
                "-j TTL --ttl-set 64", Footprint.reading().writing(TTL));
        Instruction event = new Instruction.Unmodelled(
                "-m recent --set", Footprint.event(Cell.state("recent")).alsoReading(TTL));
        assertUndecided(at(INPUT, rule(set), rule(event)), at(INPUT, rule(event), rule(set)));
    }

    @Test
    void a_writer_of_another_text_may_write_the_same() {
        assertUndecided(at(INPUT, rule(DECREMENT)), at(INPUT, rule(writer("-j TTL --ttl-set 64"))));
    }

    @Test
    void a_writer_that_may_write_what_was_there_before_shows_nothing() {
        Instruction fixed = new Instruction.Unmodelled(
                "-j TCPMSS", Footprint.reading(Cell.field("mss")).writing(Cell.field("mss")));

        assertUndecided(at(INPUT, rule(fixed)), at(INPUT));
        assertEqual(at(INPUT, rule(fixed)), at(INPUT, rule(fixed)));
    }

    @Test
    void a_writer_that_is_moved_across_a_reader_may_change_its_answer() {
        assertUndecided(
                at(INPUT, rule(DECREMENT), rule(guard(TTL_5), drop())),
                at(INPUT, rule(guard(TTL_5), drop()), rule(DECREMENT)));
        assertEqual(
                at(INPUT, rule(tcp(), DECREMENT), rule(udp(), guard(TTL_5), drop())),
                at(INPUT, rule(udp(), guard(TTL_5), drop()), rule(tcp(), DECREMENT)));
    }

    @Test
    void a_writer_can_be_moved_across_what_does_not_read_it() {
        assertEqual(
                at(INPUT, rule(DECREMENT), rule(guard(LENGTH_5), drop())),
                at(INPUT, rule(guard(LENGTH_5), drop()), rule(DECREMENT)));
        assertEqual(at(INPUT, rule(DECREMENT), rule(set(1))), at(INPUT, rule(set(1)), rule(DECREMENT)));
        assertEqual(at(INPUT, rule(DECREMENT), rule(HASH)), at(INPUT, rule(HASH), rule(DECREMENT)));
    }

    @Test
    void what_is_written_to_a_dropped_packet_does_not_count() {
        assertEqual(at(INPUT, rule(DECREMENT), rule(drop())), at(INPUT, rule(drop())));
        assertEqual(at(INPUT, rule(HASH), rule(drop())), at(INPUT, rule(drop())));
    }

    /** The answer holds the packet, or has its mark. */
    @Test
    void what_is_written_to_a_rejected_packet_counts() {
        Instruction reject = new Instruction.Reject(RejectType.PORT_UNREACHABLE);

        assertDifferent(at(INPUT, rule(DECREMENT), rule(reject)), at(INPUT, rule(reject)));
        assertDifferent(at(INPUT, rule(HASH), rule(reject)), at(INPUT, rule(reject)));
    }

    @Test
    void a_mark_that_is_written_outside_the_model_is_read_by_conditions_of_the_model() {
        assertDifferent(
                at(INPUT, rule(HASH), rule(any().mark(5), drop())), at(INPUT, rule(any().mark(5), drop()), rule(HASH)));
        assertEqual(
                at(INPUT, rule(HASH), rule(any().mark(5), drop())),
                at(INPUT, rule(set(5)), rule(HASH), rule(any().mark(5), drop())));
    }

    @Test
    void a_mark_that_is_written_twice_is_that_of_the_last() {
        assertEqual(at(INPUT, rule(HASH), rule(set(5))), at(INPUT, rule(set(5))));
        assertEqual(at(INPUT, rule(HASH), rule(HASH)), at(INPUT, rule(HASH)));
        assertDifferent(at(INPUT, rule(HASH), rule(set(5))), at(INPUT, rule(set(5)), rule(HASH)));
    }

    @Test
    void a_mark_that_is_written_outside_the_model_is_saved_as_others_are() {
        Instruction save = new Instruction.SaveMark(Mark.ALL_BITS);
        Instruction restore = new Instruction.RestoreMark(Mark.ALL_BITS);

        assertDifferent(at(INPUT, rule(HASH), rule(save)), at(INPUT, rule(save), rule(HASH)));
        assertEqual(at(INPUT, rule(HASH), rule(save), rule(restore)), at(INPUT, rule(HASH), rule(save)));
        assertDifferent(at(INPUT, rule(HASH), rule(save), rule(drop())), at(INPUT, rule(drop())));
    }
}
