package io.github.secfw.program;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.net.QueueRange;
import org.junit.jupiter.api.Test;

final class QueuedPacketTest {

    private static final PacketProgram STRICT = handing(false);
    private static final PacketProgram LENIENT = handing(true);

    private static PacketProgram handing(boolean bypass) {
        Instruction queue = new Instruction.Queue(new QueueRange(0, 3), bypass);
        return program(
                base("one", Hook.OUTPUT, 0, Verdict.DROP, rule(tcp(), queue), rule(log("behind"))),
                base("two", Hook.OUTPUT, 1, Verdict.ACCEPT, rule(log("next"))));
    }

    @Test
    void a_program_decides_about_a_queued_packet() {
        assertThat(STRICT.trace(Packet.out("eth0", tcp()))).hasToString("""
                packet out eth0 tcp, without label
                one at OUTPUT
                  yes: tcp; queue 0-3 => handed to queue 0-3
                queued to 0-3, without label
                """);
        assertThat(LENIENT.run(Packet.out("eth0", tcp())).verdict()).isEqualTo(Verdict.QUEUE);
    }

    @Test
    void without_listener_a_packet_is_dropped() {
        assertThat(STRICT.trace(Packet.out("eth0", tcp()).withoutListener())).hasToString("""
                packet out eth0 tcp without listener, without label
                one at OUTPUT
                  yes: tcp; queue 0-3 => dropped, nothing listens
                dropped, without label
                """);
    }

    @Test
    void with_bypass_it_goes_on_to_the_next_base_chain() {
        assertThat(LENIENT.trace(Packet.out("eth0", tcp()).withoutListener())).hasToString("""
                packet out eth0 tcp without listener, without label
                one at OUTPUT
                  yes: tcp; queue 0-3, bypass => bypassed, nothing listens
                two at OUTPUT
                  yes: log "next" at level warn => logged "next"
                  yes: end of the chain => accepted by its policy
                accepted, without label, logged next
                """);
    }

    @Test
    void what_does_not_match_is_not_queued() {
        PacketProgram program = program(base(
                "one",
                Hook.OUTPUT,
                0,
                Verdict.ACCEPT,
                rule(tcp(), new Instruction.Queue(new QueueRange(1, 1), false))));
        Packet other = Packet.out("eth0", udp());
        assertThat(program.run(other).verdict()).isEqualTo(Verdict.ACCEPT);
        assertThatThrownBy(() -> program.run(Packet.out("eth0", any())))
                .hasMessageEndingWith("in chain one, tcp; queue 1: add \"protocol\" to the packet");
    }

    @Test
    void to_a_queued_packet_there_is_no_answer_yet() {
        Trace trace = STRICT.trace(Packet.out("eth0", tcp().state(NEW)));
        assertThatThrownBy(trace::reply)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"out eth0 tcp state new, without label, connection without label\" was queued:"
                        + " there is no reply to it");
        Trace looped = STRICT.trace(Packet.out("lo", tcp()));
        assertThatThrownBy(looped::arriving)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"out lo tcp, without label\" was queued: it does not arrive");
    }

    @Test
    void an_answer_finds_the_listener_again() {
        Packet request = Packet.in("eth0", tcp().state(NEW)).withoutListener();
        assertThat(request.isWithoutListener()).isTrue();
        assertThat(STRICT.trace(request).reply().isWithoutListener()).isFalse();
        assertThat(Packet.in("eth0", tcp()).isWithoutListener()).isFalse();
    }

    @Test
    void on_loopback_it_arrives_without_listener_too() {
        Packet request = Packet.out("lo", any()).withoutListener();
        assertThat(program().trace(request).arriving().isWithoutListener()).isTrue();
    }
}
