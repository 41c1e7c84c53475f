package io.github.secfw.program;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Programs.A;
import static io.github.secfw.program.Programs.B;
import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.chain;
import static io.github.secfw.program.Programs.jump;
import static io.github.secfw.program.Programs.label;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.reject;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.net.RejectType;
import org.junit.jupiter.api.Test;

final class RejectedPacketTest {

    private static final ProgramChain REFUSE =
            chain("REFUSE", rule(log("no: ")), rule(tcp(), reject(RejectType.TCP_RESET)), rule(log("never")));

    private static final PacketProgram PROGRAM = program(
            base("mangle OUTPUT", Hook.OUTPUT, -150, Verdict.ACCEPT, rule(label(A))),
            base("filter OUTPUT", Hook.OUTPUT, 0, Verdict.DROP, rule(jump(REFUSE)), rule(log("never"))),
            base("security OUTPUT", Hook.OUTPUT, 50, Verdict.ACCEPT, rule(label(B))));

    @Test
    void the_trace_tells_the_answer_and_the_outcome_the_verdict() {
        assertThat(PROGRAM.trace(Packet.out("eth0", tcp().state(NEW)))).hasToString("""
                packet out eth0 tcp state new, without label, connection without label
                mangle OUTPUT
                  yes: secmark u:r:a_t:s0 => the packet is now labelled u:r:a_t:s0
                  yes: end of the chain => accepted by its policy
                filter OUTPUT
                  yes: jump REFUSE
                    yes: REFUSE log "no: " at level warn => logged "no: "
                    yes: REFUSE tcp; reject with tcp reset => rejected with tcp reset
                rejected with tcp reset, labelled u:r:a_t:s0, connection without label, logged no: \n""");
    }

    @Test
    void later_rules_chains_and_hooks_do_not_see_it() {
        Outcome outcome = PROGRAM.run(Packet.out("eth0", tcp()));
        assertThat(outcome.verdict()).isEqualTo(Verdict.REJECT);
        assertThat(outcome.rejectType()).contains(RejectType.TCP_RESET);
        assertThat(outcome.label()).contains(A);
        assertThat(outcome.logLines()).containsExactly("no: ");
    }

    @Test
    void to_a_rejected_packet_there_is_no_reply() {
        Trace trace = PROGRAM.trace(Packet.out("eth0", tcp().state(NEW)));
        assertThatThrownBy(trace::reply)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the packet \"out eth0 tcp state new, without label, connection without label\" was rejected:"
                                + " there is no reply to it");
    }

    @Test
    void what_was_rejected_does_not_arrive() {
        Trace trace = PROGRAM.trace(Packet.out("lo", tcp()));
        assertThatThrownBy(trace::arriving)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"out lo tcp, without label\" was rejected: it does not arrive");
    }

    @Test
    void a_packet_that_does_not_state_what_a_rejection_depends_on_is_not_rejected_by_guess() {
        assertThatThrownBy(() -> PROGRAM.run(Packet.out("eth0", any())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the packet \"out eth0, without label\" does not state what \"tcp\" asks for, in chain REFUSE,"
                                + " tcp; reject with tcp reset: add \"protocol\" to the packet");
    }
}
