package io.github.secfw.proof.judge;

import static io.github.secfw.proof.judge.JudgePrograms.accept;
import static io.github.secfw.proof.judge.JudgePrograms.base;
import static io.github.secfw.proof.judge.JudgePrograms.chain;
import static io.github.secfw.proof.judge.JudgePrograms.connectionMark;
import static io.github.secfw.proof.judge.JudgePrograms.drop;
import static io.github.secfw.proof.judge.JudgePrograms.jump;
import static io.github.secfw.proof.judge.JudgePrograms.limit;
import static io.github.secfw.proof.judge.JudgePrograms.log;
import static io.github.secfw.proof.judge.JudgePrograms.mark;
import static io.github.secfw.proof.judge.JudgePrograms.marked;
import static io.github.secfw.proof.judge.JudgePrograms.output;
import static io.github.secfw.proof.judge.JudgePrograms.program;
import static io.github.secfw.proof.judge.JudgePrograms.queue;
import static io.github.secfw.proof.judge.JudgePrograms.reject;
import static io.github.secfw.proof.judge.JudgePrograms.rule;
import static io.github.secfw.proof.judge.JudgePrograms.step;
import static io.github.secfw.proof.judge.JudgePrograms.tcp;
import static io.github.secfw.proof.judge.JudgePrograms.udp;
import static io.github.secfw.proof.judge.JudgePrograms.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramChain;
import org.junit.jupiter.api.Test;

/** The judge finds what is known of pairs from design and kernel ([K] in the facts). */
class JudgeTest {

    private static final Footprint READS_MARK = Footprint.reading(Cell.MARK);
    private static final Footprint READS_TTL = Footprint.reading(Cell.field("ttl"));
    private static final Footprint WRITES_TTL = Footprint.reading().writing(Cell.field("ttl"));
    private static final Cell LIST = Cell.state("recent a");

    private static Truth truth(PacketProgram left, PacketProgram right) {
        Truth truth = new Judge(ProgramPair.of(left, right), false).finding().truth();
        assertThat(new Judge(ProgramPair.of(right, left), false).finding().truth())
                .isEqualTo(truth);
        return truth;
    }

    private static Instruction highMark(Footprint footprint) {
        return when("meta mark & 0xff > 5", footprint);
    }

    /** Dropped by the first program, passed by the second [K]. */
    @Test
    void mark_set_before_or_after_a_condition_that_reads_it() {
        assertThat(truth(
                        output(rule(mark(9)), rule(highMark(READS_MARK), drop())),
                        output(rule(highMark(READS_MARK), mark(9), drop()), rule(mark(9)))))
                .isEqualTo(Truth.CONTINGENT);
    }

    /** As a judge would see the pair above that did not know what conditions read: this one is wrong, so that one can fail. */
    @Test
    void without_what_it_reads_the_condition_would_be_taken_for_a_property_of_the_packet() {
        Footprint nothing = Footprint.reading();
        assertThat(truth(
                        output(rule(mark(9)), rule(highMark(nothing), drop())),
                        output(rule(highMark(nothing), mark(9), drop()), rule(mark(9)))))
                .isEqualTo(Truth.EQUAL);
    }

    /** Three of three packets dropped, and two of three [K]. */
    @Test
    void list_filled_before_or_after_it_is_asked() {
        Instruction dropMarked = marked(1);
        assertThat(truth(
                        output(rule(set()), rule(check(), mark(1)), rule(dropMarked, drop())),
                        output(rule(check(), mark(1)), rule(set()), rule(dropMarked, drop()))))
                .isEqualTo(Truth.CONTINGENT);
    }

    private static Instruction set() {
        return step("recent --name a --set", Footprint.event(LIST));
    }

    private static Instruction check() {
        return when("recent --name a --rcheck", Footprint.reading(LIST));
    }

    @Test
    void mark_of_a_dropped_packet_is_not_compared() {
        assertThat(truth(output(rule(mark(1)), rule(tcp(), drop())), output(rule(tcp(), drop()), rule(mark(1)))))
                .isEqualTo(Truth.EQUAL);
    }

    @Test
    void mark_of_a_rejected_packet_is_compared() {
        assertThat(truth(output(rule(mark(1)), rule(tcp(), reject())), output(rule(tcp(), reject()), rule(mark(1)))))
                .isEqualTo(Truth.DIFFERENT);
    }

    @Test
    void connection_mark_is_compared_whatever_becomes_of_the_packet() {
        assertThat(truth(
                        output(rule(connectionMark(1)), rule(tcp(), drop())),
                        output(rule(tcp(), drop()), rule(connectionMark(1)))))
                .isEqualTo(Truth.DIFFERENT);
    }

    /** One of six packets accepted, and none of six [K]. */
    @Test
    void a_guard_before_a_limit_decides_who_takes_from_it() {
        assertThat(truth(
                        output(rule(when("ip ttl 1", READS_TTL), limit(), accept()), rule(drop())),
                        output(rule(limit(), when("ip ttl 1", READS_TTL), accept()), rule(drop()))))
                .isEqualTo(Truth.DIFFERENT);
    }

    @Test
    void guards_that_are_no_events_change_places() {
        assertThat(truth(
                        output(rule(when("ip ttl 1", READS_TTL), tcp(), limit(), drop())),
                        output(rule(tcp(), when("ip ttl 1", READS_TTL), limit(), drop()))))
                .isEqualTo(Truth.EQUAL);
    }

    @Test
    void one_limit_for_two_protocols_is_not_one_for_each() {
        ProgramChain shared = chain("shared", rule(limit(), drop()));
        assertThat(truth(
                        output(rule(tcp(), jump(shared)), rule(udp(), jump(shared))),
                        output(rule(tcp(), limit(), drop()), rule(udp(), limit(), drop()))))
                .isEqualTo(Truth.DIFFERENT);
    }

    @Test
    void one_limit_for_two_hooks_is_not_one_for_each() {
        ProgramChain shared = chain("shared", rule(limit(), drop()));
        assertThat(truth(
                        program(
                                base(Hook.INPUT, 0, rule(tcp(), jump(shared))),
                                base(Hook.OUTPUT, 0, rule(tcp(), jump(shared)))),
                        program(
                                base(Hook.INPUT, 0, rule(tcp(), limit(), drop())),
                                base(Hook.OUTPUT, 0, rule(tcp(), limit(), drop())))))
                .isEqualTo(Truth.DIFFERENT);
    }

    @Test
    void limits_of_other_order_are_renamed() {
        assertThat(truth(
                        output(rule(tcp(), limit(), drop()), rule(udp(), limit(), drop())),
                        output(rule(udp(), limit(), drop()), rule(tcp(), limit(), drop()))))
                .isEqualTo(Truth.EQUAL);
    }

    @Test
    void a_queue_receives_the_mark() {
        assertThat(truth(output(rule(mark(1), queue())), output(rule(queue())))).isEqualTo(Truth.DIFFERENT);
    }

    @Test
    void what_follows_a_queue_is_compared_for_all_packets() {
        assertThat(truth(
                        program(base(Hook.OUTPUT, 0, rule(mark(1), queue())), base(Hook.OUTPUT, 50, rule(drop()))),
                        program(
                                base(Hook.OUTPUT, 0, rule(mark(1), queue())),
                                base(Hook.OUTPUT, 50, rule(marked(1), drop())))))
                .isEqualTo(Truth.CONTINGENT);
    }

    @Test
    void what_follows_an_accept_is_compared_for_the_packets_that_come() {
        assertThat(truth(
                        program(base(Hook.OUTPUT, 0, rule(mark(1))), base(Hook.OUTPUT, 50, rule(drop()))),
                        program(base(Hook.OUTPUT, 0, rule(mark(1))), base(Hook.OUTPUT, 50, rule(marked(1), drop())))))
                .isEqualTo(Truth.EQUAL);
    }

    @Test
    void the_kernel_may_change_what_comes_to_another_stage() {
        assertThat(truth(
                        program(base(Hook.OUTPUT, -150, rule(tcp(), drop()))),
                        program(base(Hook.OUTPUT, 0, rule(tcp(), drop())))))
                .isEqualTo(Truth.STAGED);
    }

    @Test
    void conditions_of_two_fields_are_independent() {
        assertThat(truth(
                        output(
                                rule(when("ip ttl 1", READS_TTL), accept()),
                                rule(when("meta mark 7", READS_MARK), drop())),
                        output(
                                rule(when("meta mark 7", READS_MARK), drop()),
                                rule(when("ip ttl 1", READS_TTL), accept()))))
                .isEqualTo(Truth.DIFFERENT);
    }

    @Test
    void conditions_of_one_field_may_exclude_each_other() {
        assertThat(truth(
                        output(rule(when("ip ttl 1", READS_TTL), accept()), rule(when("ip ttl 2", READS_TTL), drop())),
                        output(rule(when("ip ttl 2", READS_TTL), drop()), rule(when("ip ttl 1", READS_TTL), accept()))))
                .isEqualTo(Truth.CORRELATED);
    }

    @Test
    void a_written_field_is_compared() {
        assertThat(truth(output(rule(step("ttl set", WRITES_TTL))), output())).isEqualTo(Truth.DIFFERENT);
    }

    @Test
    void what_two_texts_write_is_not_the_same() {
        assertThat(truth(output(rule(step("ttl set", WRITES_TTL))), output(rule(step("ttl set 2", WRITES_TTL)))))
                .isEqualTo(Truth.DIFFERENT);
    }

    @Test
    void what_is_written_depends_on_what_is_read() {
        Footprint byMark = Footprint.reading(Cell.MARK).writing(Cell.field("ttl"));
        assertThat(truth(
                        output(rule(step("ttl by mark", byMark)), rule(mark(1))),
                        output(rule(mark(1)), rule(step("ttl by mark", byMark)))))
                .isEqualTo(Truth.CONTINGENT);
    }

    @Test
    void the_same_written_twice_is_the_same() {
        assertThat(truth(
                        output(rule(step("ttl set", WRITES_TTL)), rule(step("ttl set", WRITES_TTL))),
                        output(rule(step("ttl set", WRITES_TTL)))))
                .isEqualTo(Truth.EQUAL);
    }

    @Test
    void a_condition_before_a_write_of_its_field_is_another_one() {
        assertThat(truth(
                        output(rule(step("ttl set", WRITES_TTL)), rule(when("ip ttl 1", READS_TTL), drop())),
                        output(rule(when("ip ttl 1", READS_TTL), drop()), rule(step("ttl set", WRITES_TTL)))))
                .isEqualTo(Truth.CONTINGENT);
    }

    @Test
    void a_mark_that_is_written_can_be_any() {
        Footprint writesMark = Footprint.reading().writing(Cell.MARK);
        assertThat(truth(
                        output(rule(step("mark by hash", writesMark)), rule(marked(1), drop())),
                        output(rule(step("mark by hash", writesMark)))))
                .isEqualTo(Truth.DIFFERENT);
    }

    @Test
    void a_log_line_shows_the_mark() {
        assertThat(truth(output(rule(mark(1), log())), output(rule(log(), mark(1)))))
                .isEqualTo(Truth.DIFFERENT);
    }

    @Test
    void an_event_without_answer_is_compared() {
        assertThat(truth(output(rule(tcp(), set())), output(rule(set())))).isEqualTo(Truth.DIFFERENT);
    }
}
