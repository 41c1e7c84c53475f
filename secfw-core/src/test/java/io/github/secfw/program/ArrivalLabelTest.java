package io.github.secfw.program;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.program.Programs.A;
import static io.github.secfw.program.Programs.B;
import static io.github.secfw.program.Programs.C;
import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.label;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import org.junit.jupiter.api.Test;

/** The label that a packet has behind PREROUTING, which counts for forward_in. */
final class ArrivalLabelTest {

    private static final ProgramBaseChain FORWARD = base("f", Hook.FORWARD, 0, Verdict.ACCEPT, rule(label(C)));
    private static final Packet PACKET = Packet.forwarded("eth0", "eth1", any());

    @Test
    void a_label_of_forward_comes_too_late() {
        Outcome outcome = program(FORWARD).run(PACKET);
        assertThat(outcome.arrivalLabel()).isEmpty();
        assertThat(outcome.label()).contains(C);
    }

    @Test
    void the_last_label_of_prerouting_counts() {
        PacketProgram program = program(
                base("one", Hook.PREROUTING, 0, Verdict.ACCEPT, rule(label(A))),
                base("two", Hook.PREROUTING, 1, Verdict.ACCEPT, rule(label(B))),
                FORWARD);
        assertThat(program.run(PACKET).arrivalLabel()).contains(B);
    }

    @Test
    void a_packet_may_bring_its_label() {
        assertThat(program(FORWARD).run(PACKET.labelled(A)).arrivalLabel()).contains(A);
    }
}
