package io.github.secfw.proof;

import static io.github.secfw.proof.ProofPrograms.A;
import static io.github.secfw.proof.ProofPrograms.accept;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.base;
import static io.github.secfw.proof.ProofPrograms.chain;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.label;
import static io.github.secfw.proof.ProofPrograms.program;
import static io.github.secfw.proof.ProofPrograms.rule;
import static io.github.secfw.proof.ProofPrograms.save;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.Mark;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.QueueRange;
import io.github.secfw.net.RejectType;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramChain;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Pairs for which the prover gave, or could give, a wrong answer, and the right one. [K] was seen in the kernel: the numbers are
 * packets. Different is asked for where the kernel was seen to treat packets differently, and not equal elsewhere.
 */
class WrongAnswersTest {

    private static final Cell RECENT = Cell.state("recent a");
    private static final Footprint READS_MARK = Footprint.reading(Cell.MARK).varying();
    private static final Footprint READS_TTL =
            Footprint.reading(Cell.field("ttl")).varying();
    private static final Footprint WRITES_TTL =
            Footprint.reading().writing(Cell.field("ttl")).varying();

    private static void assertEqual(PacketProgram left, PacketProgram right) {
        assertThat(proofs(left, right)).allMatch(Proof::isEqual);
    }

    /** No single packet shows it. */
    private static void assertUndecided(PacketProgram left, PacketProgram right) {
        assertThat(proofs(left, right)).allMatch(Proof.Undecided.class::isInstance);
    }

    private static void assertDifferent(PacketProgram left, PacketProgram right) {
        assertThat(proofs(left, right)).allMatch(Proof.Different.class::isInstance);
    }

    /** Both ways, and for packets of IPv4 only: each limit here is one bucket. */
    private static List<Proof> proofs(PacketProgram left, PacketProgram right) {
        Prover prover = Prover.create().families(Set.of(Family.IPV4));
        return List.of(prover.prove(left, right), prover.prove(right, left));
    }

    private static Instruction mark(long mark) {
        return new Instruction.SetMark(Mark.of(mark));
    }

    private static Instruction connectionMark(long mark) {
        return new Instruction.SetConnectionMark(Mark.of(mark));
    }

    private static Instruction is(Criterion criterion) {
        return new Instruction.Guard(criterion);
    }

    private static Instruction marked(long mark) {
        return is(new PacketMarkCriterion(Mark.of(mark)));
    }

    private static Instruction tcp() {
        return is(new ProtocolCriterion(Protocol.TCP));
    }

    private static Instruction udp() {
        return is(new ProtocolCriterion(Protocol.UDP));
    }

    private static Instruction ssh() {
        return is(new DestinationPortCriterion(Protocol.TCP, PortSet.ports(22)));
    }

    private static Instruction limit() {
        return is(new LimitCriterion(1, LimitUnit.MINUTE, 1));
    }

    private static Instruction when(String text, Footprint footprint) {
        return guard(new Condition.Unmodelled(text, footprint));
    }

    private static Instruction ttl() {
        return when("ip ttl 1", READS_TTL);
    }

    private static Instruction setTtl() {
        return new Instruction.Unmodelled("ip ttl set 1", WRITES_TTL);
    }

    private static Instruction highMark() {
        return when("meta mark & 0xff > 5", READS_MARK);
    }

    private static Instruction recentSet() {
        return new Instruction.Unmodelled(
                "recent --name a --set", Footprint.event(RECENT).varying());
    }

    private static Instruction recentCheck() {
        return when("recent --name a --rcheck", Footprint.reading(RECENT).varying());
    }

    private static Instruction reject() {
        return new Instruction.Reject(RejectType.TCP_RESET);
    }

    private static Instruction queue(boolean bypass) {
        return new Instruction.Queue(new QueueRange(0, 0), bypass);
    }

    private static Instruction log() {
        return new Instruction.Log("a", LogLevel.INFO, Set.of());
    }

    /**
     * All packets dropped, and none [K]. That is known of this condition, not of every one that reads a mark: readers take a
     * comparison of a mark for what it is, and then the difference is shown.
     */
    @Test
    void mark_set_before_or_after_a_condition_that_reads_it() {
        assertUndecided(
                at(Hook.OUTPUT, rule(mark(9)), rule(highMark(), drop())),
                at(Hook.OUTPUT, rule(highMark(), mark(9), drop()), rule(mark(9))));
    }

    /** Three of three dropped, and two of three [K]: an address that was put into a list is in it. */
    @Test
    void list_filled_before_or_after_it_is_asked() {
        Instruction check = when(
                "recent --name a --rcheck", Footprint.reading(RECENT).varying().holdingAfter("recent --name a --set"));
        assertDifferent(
                at(Hook.OUTPUT, rule(recentSet()), rule(check, mark(1)), rule(marked(1), drop())),
                at(Hook.OUTPUT, rule(check, mark(1)), rule(recentSet()), rule(marked(1), drop())));
        assertEqual(
                at(Hook.OUTPUT, rule(recentSet()), rule(check, mark(1)), rule(marked(1), drop())),
                at(Hook.OUTPUT, rule(recentSet()), rule(mark(1)), rule(marked(1), drop())));
    }

    /** Without knowing that, no packet shows it. */
    @Test
    void list_filled_before_or_after_something_else_is_asked() {
        assertUndecided(
                at(Hook.OUTPUT, rule(recentSet()), rule(recentCheck(), mark(1)), rule(marked(1), drop())),
                at(Hook.OUTPUT, rule(recentCheck(), mark(1)), rule(recentSet()), rule(marked(1), drop())));
    }

    /** 8 of 9 packets of a TCP connection from another host match [K]. */
    @Test
    void owner_at_input() {
        Instruction ofRoot = is(new OwnerUidCriterion(List.of(new IdRange(0, 0))));
        assertDifferent(at(Hook.INPUT, rule(ofRoot, drop())), at(Hook.INPUT));
    }

    /** The reset that answers a rejected packet is dropped [K]. */
    @Test
    void state_before_connection_tracking_at_output() {
        Instruction related = is(new StateCriterion(Set.of(ConnectionState.RELATED)));
        assertDifferent(at(Hook.OUTPUT, -300, rule(related, drop())), at(Hook.OUTPUT, -300));
    }

    @Test
    void mark_of_a_dropped_packet() {
        assertEqual(
                at(Hook.OUTPUT, rule(mark(1)), rule(ssh(), drop())),
                at(Hook.OUTPUT, rule(ssh(), drop()), rule(mark(1))));
    }

    @Test
    void label_of_a_dropped_packet() {
        assertEqual(
                at(Hook.OUTPUT, rule(label(A)), rule(ssh(), drop())),
                at(Hook.OUTPUT, rule(ssh(), drop()), rule(label(A))));
    }

    @Test
    void label_of_a_rejected_packet() {
        assertEqual(
                at(Hook.OUTPUT, rule(label(A)), rule(ssh(), reject())),
                at(Hook.OUTPUT, rule(ssh(), reject()), rule(label(A))));
    }

    /** The answer gets it with net.ipv4.fwmark_reflect. */
    @Test
    void mark_of_a_rejected_packet() {
        assertDifferent(
                at(Hook.OUTPUT, rule(mark(1)), rule(ssh(), reject())),
                at(Hook.OUTPUT, rule(ssh(), reject()), rule(mark(1))));
    }

    /** The next packet of the connection sees it. */
    @Test
    void connection_mark_of_a_dropped_packet() {
        assertDifferent(
                at(Hook.OUTPUT, rule(connectionMark(1)), rule(ssh(), drop())),
                at(Hook.OUTPUT, rule(ssh(), drop()), rule(connectionMark(1))));
    }

    @Test
    void connection_label_of_a_dropped_packet() {
        assertDifferent(
                at(Hook.OUTPUT, rule(save(Instruction.Transfer.OVERWRITE)), rule(ssh(), drop())),
                at(Hook.OUTPUT, rule(ssh(), drop()), rule(save(Instruction.Transfer.OVERWRITE))));
    }

    /** One of six accepted, and none of six [K]. */
    @Test
    void guard_before_a_limit() {
        assertDifferent(
                at(Hook.OUTPUT, rule(ttl(), limit(), accept()), rule(drop())),
                at(Hook.OUTPUT, rule(limit(), ttl(), accept()), rule(drop())));
    }

    @Test
    void guards_before_a_limit_in_another_order() {
        assertEqual(
                at(Hook.OUTPUT, rule(ttl(), tcp(), limit(), accept()), rule(drop())),
                at(Hook.OUTPUT, rule(tcp(), ttl(), limit(), accept()), rule(drop())));
    }

    @Test
    void one_limit_for_two_protocols() {
        ProgramChain shared = chain("shared", rule(limit(), drop()));
        assertUndecided(
                at(Hook.OUTPUT, rule(tcp(), new Instruction.Jump(shared)), rule(udp(), new Instruction.Jump(shared))),
                at(Hook.OUTPUT, rule(tcp(), limit(), drop()), rule(udp(), limit(), drop())));
    }

    @Test
    void limits_of_exclusive_rules_in_another_order() {
        assertEqual(
                at(Hook.OUTPUT, rule(tcp(), limit(), drop()), rule(udp(), limit(), drop())),
                at(Hook.OUTPUT, rule(udp(), limit(), drop()), rule(tcp(), limit(), drop())));
    }

    @Test
    void mark_that_a_queue_receives() {
        assertDifferent(at(Hook.OUTPUT, rule(mark(1), queue(false))), at(Hook.OUTPUT, rule(queue(false))));
    }

    @Test
    void queue_with_and_without_bypass() {
        assertDifferent(at(Hook.OUTPUT, rule(queue(true))), at(Hook.OUTPUT, rule(queue(false))));
    }

    /** The program may give the packet another mark. */
    @Test
    void what_follows_a_queue() {
        Proof proof = proofs(
                        program(base(Hook.OUTPUT, 0, rule(mark(1), queue(false))), base(Hook.OUTPUT, 50, rule(drop()))),
                        program(
                                base(Hook.OUTPUT, 0, rule(mark(1), queue(false))),
                                base(Hook.OUTPUT, 50, rule(marked(1), drop()))))
                .get(0);
        assertThat(proof).isNotInstanceOf(Proof.Equal.class);
    }

    /** The kernel prints MARK=. */
    @Test
    void mark_that_a_log_line_shows() {
        assertDifferent(at(Hook.OUTPUT, rule(mark(1), log())), at(Hook.OUTPUT, rule(log(), mark(1))));
    }

    @Test
    void log_line_before_or_after_a_label() {
        assertEqual(at(Hook.OUTPUT, rule(label(A), log())), at(Hook.OUTPUT, rule(log(), label(A))));
    }

    @Test
    void field_that_is_written() {
        assertDifferent(at(Hook.OUTPUT, rule(tcp(), setTtl())), at(Hook.OUTPUT));
    }

    @Test
    void field_of_a_dropped_packet() {
        assertEqual(at(Hook.OUTPUT, rule(setTtl(), drop())), at(Hook.OUTPUT, rule(drop())));
    }

    @Test
    void field_written_twice() {
        assertEqual(at(Hook.OUTPUT, rule(setTtl(), setTtl())), at(Hook.OUTPUT, rule(setTtl())));
    }

    @Test
    void condition_before_or_after_a_write_of_its_field() {
        assertThat(proofs(
                        at(Hook.OUTPUT, rule(setTtl()), rule(ttl(), drop())),
                        at(Hook.OUTPUT, rule(ttl(), drop()), rule(setTtl()))))
                .noneMatch(Proof::isEqual);
    }

    @Test
    void conditions_that_may_exclude_each_other() {
        Instruction other = when("ip ttl 2", READS_TTL);
        assertThat(proofs(
                        at(Hook.OUTPUT, rule(ttl(), accept()), rule(other, drop())),
                        at(Hook.OUTPUT, rule(other, drop()), rule(ttl(), accept()))))
                .allMatch(Proof.Undecided.class::isInstance);
    }

    @Test
    void independent_rules_with_conditions_outside_the_model() {
        Instruction mac = when(
                "ether saddr 00:00:5e:00:53:01",
                Footprint.reading(Cell.field("mac")).varying());
        assertEqual(
                at(Hook.OUTPUT, rule(ttl(), drop()), rule(mac, drop())),
                at(Hook.OUTPUT, rule(mac, drop()), rule(ttl(), drop())));
    }

    @Test
    void rules_of_other_verdicts_with_conditions_outside_the_model() {
        Instruction mac = when(
                "ether saddr 00:00:5e:00:53:01",
                Footprint.reading(Cell.field("mac")).varying());
        assertDifferent(
                at(Hook.OUTPUT, rule(ttl(), accept()), rule(mac, drop())),
                at(Hook.OUTPUT, rule(mac, drop()), rule(ttl(), accept())));
    }

    @Test
    void difference_where_only_one_program_has_a_condition_outside_the_model() {
        assertDifferent(at(Hook.OUTPUT, rule(ttl(), drop())), at(Hook.OUTPUT));
    }

    @Test
    void condition_of_which_both_answers_are_not_known_to_occur() {
        Instruction unsure = when("u32 0=0", Footprint.reading(Cell.field("payload")));
        assertThat(proofs(at(Hook.OUTPUT, rule(unsure, drop())), at(Hook.OUTPUT)))
                .allMatch(Proof.Undecided.class::isInstance);
    }
}
