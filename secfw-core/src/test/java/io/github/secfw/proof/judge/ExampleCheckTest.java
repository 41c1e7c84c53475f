package io.github.secfw.proof.judge;

import static io.github.secfw.proof.judge.JudgePrograms.accept;
import static io.github.secfw.proof.judge.JudgePrograms.base;
import static io.github.secfw.proof.judge.JudgePrograms.chain;
import static io.github.secfw.proof.judge.JudgePrograms.drop;
import static io.github.secfw.proof.judge.JudgePrograms.jump;
import static io.github.secfw.proof.judge.JudgePrograms.marked;
import static io.github.secfw.proof.judge.JudgePrograms.program;
import static io.github.secfw.proof.judge.JudgePrograms.queue;
import static io.github.secfw.proof.judge.JudgePrograms.rule;
import static io.github.secfw.proof.judge.JudgePrograms.tcp;
import static io.github.secfw.proof.judge.JudgePrograms.udp;
import static io.github.secfw.proof.judge.JudgePrograms.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Match;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Packet;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.proof.Example;
import org.junit.jupiter.api.Test;

/** Examples that show no difference, or packets that are not known to be there, are refused. */
class ExampleCheckTest {

    private static final ProgramBaseChain QUEUES_TCP =
            base(Hook.OUTPUT, 0, rule(tcp(), jump(chain("queues", rule(queue())))));
    private static final ProgramBaseChain DROPS_UDP = base(Hook.OUTPUT, 50, rule(udp(), drop()));
    private static final ProgramBaseChain PASSES = base(Hook.OUTPUT, 50);

    private static final Match<?> UDP =
            Match.udp().from("192.0.2.1").to("192.0.2.2").sport(40_000).dport(443);
    private static final Match<?> TCP =
            Match.tcp().from("192.0.2.1").to("192.0.2.2").sport(40_000).dport(443);

    private static boolean isShown(PacketProgram left, PacketProgram right, Hook hook, Packet packet) {
        return isShown(left, right, hook, packet, left, right);
    }

    /** Shown on parts of two programs. */
    private static boolean isShown(
            PacketProgram left,
            PacketProgram right,
            Hook hook,
            Packet packet,
            PacketProgram ofLeft,
            PacketProgram ofRight) {
        Example example = new Example(packet, hook, ofLeft.traceAt(hook, packet), ofRight.traceAt(hook, packet));
        return new ExampleCheck(ProgramPair.of(left, right), example).showsDifference();
    }

    private static Packet out(Match<?> match) {
        return Packet.out("eth0", match).state(ConnectionState.NEW);
    }

    @Test
    void a_packet_that_both_pass_shows_nothing() {
        assertThat(isShown(program(DROPS_UDP), program(PASSES), Hook.OUTPUT, out(UDP)))
                .isTrue();
        assertThat(isShown(program(DROPS_UDP), program(PASSES), Hook.OUTPUT, out(TCP)))
                .isFalse();
    }

    /** The queue takes TCP only, but its program may send it on as UDP. */
    @Test
    void behind_a_queue_a_packet_may_be_another_one() {
        PacketProgram left = program(QUEUES_TCP, DROPS_UDP);
        PacketProgram right = program(QUEUES_TCP, PASSES);

        assertThat(isShown(left, right, Hook.OUTPUT, out(UDP), program(DROPS_UDP), program(PASSES)))
                .isTrue();
        assertThat(isShown(left, right, Hook.OUTPUT, out(TCP), program(DROPS_UDP), program(PASSES)))
                .isFalse();
    }

    @Test
    void behind_a_queue_that_no_packet_comes_to_nothing_begins() {
        ProgramBaseChain dropsAll = base(Hook.OUTPUT, -10, rule(drop()));

        assertThat(isShown(
                        program(dropsAll, QUEUES_TCP, DROPS_UDP),
                        program(dropsAll, QUEUES_TCP, PASSES),
                        Hook.OUTPUT,
                        out(UDP),
                        program(DROPS_UDP),
                        program(PASSES)))
                .isFalse();
    }

    @Test
    void behind_a_chain_without_queue_nothing_begins() {
        ProgramBaseChain acceptsTcp = base(Hook.OUTPUT, 0, rule(udp(), drop()));

        assertThat(isShown(
                        program(acceptsTcp, DROPS_UDP),
                        program(acceptsTcp, PASSES),
                        Hook.OUTPUT,
                        out(UDP),
                        program(DROPS_UDP),
                        program(PASSES)))
                .isFalse();
    }

    /** Before connection tracking only the answers of a reject have a connection. */
    @Test
    void a_packet_that_brings_its_connection_answers_for_a_reject() {
        PacketProgram left = program(base(Hook.OUTPUT, -300, rule(when(new Condition.HasConnection()), drop())));
        PacketProgram right = program(base(Hook.OUTPUT, -300));

        assertThat(isShown(left, right, Hook.OUTPUT, answer(TCP, ConnectionState.RELATED)))
                .isTrue();
        assertThat(isShown(left, right, Hook.OUTPUT, answer(UDP, ConnectionState.RELATED)))
                .isFalse();
        assertThat(isShown(left, right, Hook.OUTPUT, answer(TCP, ConnectionState.NEW)))
                .isFalse();
        assertThat(isShown(left, right, Hook.OUTPUT, out(TCP))).isFalse();
    }

    private static Packet answer(Match<?> match, ConnectionState state) {
        return Packet.out("eth0", match).state(state).withoutSocket().bringingConnection();
    }

    @Test
    void at_input_an_owner_is_that_of_an_established_connection() {
        PacketProgram left = program(base(Hook.INPUT, 0, rule(when(UnmodelledTexts.root()), drop())));
        PacketProgram right = program(base(Hook.INPUT, 0));
        Packet packet = Packet.in("eth0", TCP).withoutSocket();

        assertThat(isShown(left, right, Hook.INPUT, owned("eth0", ConnectionState.ESTABLISHED)))
                .isTrue();
        assertThat(isShown(left, right, Hook.INPUT, owned("eth0", ConnectionState.NEW)))
                .isFalse();
        assertThat(isShown(left, right, Hook.INPUT, owned("lo", ConnectionState.ESTABLISHED)))
                .isFalse();
        assertThat(isShown(left, right, Hook.INPUT, packet.state(ConnectionState.ESTABLISHED)))
                .isFalse();
    }

    private static Packet owned(String input, ConnectionState state) {
        return Packet.in(
                        input,
                        Match.tcp()
                                .from("192.0.2.1")
                                .to("192.0.2.2")
                                .sport(40_000)
                                .dport(443)
                                .uid(0))
                .state(state);
    }

    /** A reply that belongs to no request is no new connection. */
    @Test
    void connection_tracking_never_calls_an_echo_reply_new() {
        PacketProgram left = program(base(Hook.OUTPUT, 0, rule(drop())));
        PacketProgram right = program(base(Hook.OUTPUT, 0));

        assertThat(isShown(left, right, Hook.OUTPUT, echo(8).state(ConnectionState.NEW)))
                .isTrue();
        assertThat(isShown(left, right, Hook.OUTPUT, echo(0).state(ConnectionState.NEW)))
                .isFalse();
        assertThat(isShown(left, right, Hook.OUTPUT, echo(0).state(ConnectionState.ESTABLISHED)))
                .isTrue();
        assertThat(isShown(left, right, Hook.OUTPUT, echo(0).state(ConnectionState.RELATED)))
                .isFalse();
    }

    private static Packet echo(int type) {
        return Packet.out(
                "eth0",
                Match.icmp().from("192.0.2.1").to("192.0.2.2").type(type).code(0));
    }

    @Test
    void an_answer_that_may_never_occur_shows_nothing() {
        assertThat(isShownFor(Footprint.reading(Cell.field("c")).varying())).isTrue();
        assertThat(isShownFor(Footprint.reading(Cell.field("c")))).isFalse();
    }

    private static boolean isShownFor(Footprint footprint) {
        Instruction asks = when(new Condition.Unmodelled("c", footprint));
        PacketProgram left = program(base(Hook.OUTPUT, 0, rule(asks, drop())));
        PacketProgram right = program(base(Hook.OUTPUT, 0));
        return isShown(left, right, Hook.OUTPUT, out(TCP).where(new Occurrence("c", 1), true));
    }

    /** It does not matter whether it occurs. */
    @Test
    void an_answer_that_may_never_occur_may_be_asked_in_vain() {
        Instruction asks = when(new Condition.Unmodelled("c", Footprint.reading(Cell.field("c"))));
        PacketProgram left = program(base(Hook.OUTPUT, 0, rule(asks, drop()), rule(drop())));
        PacketProgram right = program(base(Hook.OUTPUT, 0, rule(asks, accept())));

        assertThat(isShown(left, right, Hook.OUTPUT, out(TCP).where(new Occurrence("c", 1), false)))
                .isTrue();
    }

    @Test
    void an_answer_other_than_the_stated_one_shows_nothing() {
        Instruction asks = when("ttl 1", Footprint.reading(Cell.field("ttl")).varying());
        PacketProgram left = program(base(Hook.OUTPUT, 0, rule(asks, drop())));
        PacketProgram right = program(base(Hook.OUTPUT, 0));

        assertThat(isShown(left, right, Hook.OUTPUT, out(TCP).where(new Occurrence("ttl 1", 1), false)))
                .isFalse();
    }

    @Test
    void the_mark_is_that_of_the_packet() {
        PacketProgram left = program(base(Hook.OUTPUT, 0, rule(marked(1), drop())));
        PacketProgram right = program(base(Hook.OUTPUT, 0));

        assertThat(isShown(left, right, Hook.OUTPUT, out(TCP))).isFalse();
    }
}
