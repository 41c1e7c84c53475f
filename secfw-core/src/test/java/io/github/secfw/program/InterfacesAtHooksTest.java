package io.github.secfw.program;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Hook;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A criterion on an interface is false at a hook that has none, even where the packet has one at another hook. */
final class InterfacesAtHooksTest {

    private static final PacketProgram EVERYWHERE = program(Stream.of(Hook.values())
            .map(hook -> base(
                    hook.name(),
                    hook,
                    0,
                    Verdict.ACCEPT,
                    rule(any().in("eth*"), log(hook + " in")),
                    rule(any().out("eth*"), log(hook + " out"))))
            .toArray(ProgramBaseChain[]::new));

    @Test
    void a_packet_that_arrives_has_an_input_interface() {
        assertThat(EVERYWHERE.run(Packet.in("eth0", any())).logLines()).containsExactly("PREROUTING in", "INPUT in");
    }

    @Test
    void a_packet_that_leaves_has_an_output_interface() {
        assertThat(EVERYWHERE.run(Packet.out("eth0", any())).logLines())
                .containsExactly("OUTPUT out", "POSTROUTING out");
    }

    @Test
    void a_packet_that_is_passed_on_has_no_output_interface_before_routing() {
        assertThat(EVERYWHERE.run(Packet.forwarded("eth0", "eth1", any())).logLines())
                .contains("PREROUTING in", "FORWARD in", "FORWARD out", "POSTROUTING out")
                .doesNotContain("PREROUTING out");
    }

    @Test
    void a_case_of_a_look_up_is_false_there_too() {
        Instruction byOutput = new Instruction.LookUp(
                List.of(new Instruction.Case(Programs.criterion(any().out("eth1")), Programs.A)));
        PacketProgram program = program(base("pre", Hook.PREROUTING, 0, Verdict.ACCEPT, rule(byOutput)));
        assertThat(program.run(Packet.forwarded("eth0", "eth1", any())).label()).isEmpty();
    }
}
