package io.github.secfw.program;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Programs.accept;
import static io.github.secfw.program.Programs.drop;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Match;
import org.junit.jupiter.api.Test;

final class LimitFactsTest {

    private static final Match<?> LIMITED = tcp().limit(3, LimitUnit.MINUTE, 5);
    private static final PacketProgram PROGRAM = output(rule(LIMITED, log("new: "), accept()), rule(drop()));

    @Test
    void unless_told_otherwise_a_packet_is_within_limits() {
        Outcome outcome = PROGRAM.run(Packet.out("eth0", tcp()));
        assertThat(outcome.verdict()).isEqualTo(Verdict.ACCEPT);
        assertThat(outcome.logLines()).containsExactly("new: ");
    }

    @Test
    void over_limits_a_rule_does_not_match() {
        Trace trace = PROGRAM.trace(Packet.out("eth0", tcp()).overLimits());
        assertThat(trace).hasToString("""
                packet out eth0 tcp over limits, without label
                out at OUTPUT
                  no:  tcp; limit 3/minute burst 5; log "new: " at level warn; accept; it is not "limit 3/minute burst 5"
                  yes: drop => dropped
                dropped, without label
                """);
    }

    @Test
    void over_limits_nothing_else_is_asked_for() {
        assertThat(PROGRAM.run(Packet.out("eth0", any()).overLimits()).verdict())
                .isEqualTo(Verdict.DROP);
        assertThatThrownBy(() -> PROGRAM.run(Packet.out("eth0", any())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the packet \"out eth0, without label\" does not state what \"tcp\" asks for, in chain out,"
                                + " tcp; limit 3/minute burst 5; log \"new: \" at level warn; accept: add \"protocol\" to the packet");
    }
}
