package io.github.secfw.program;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Programs.A;
import static io.github.secfw.program.Programs.accept;
import static io.github.secfw.program.Programs.base;
import static io.github.secfw.program.Programs.chain;
import static io.github.secfw.program.Programs.criterion;
import static io.github.secfw.program.Programs.goTo;
import static io.github.secfw.program.Programs.label;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.program;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TraceOfEffectsTest {

    @Test
    void a_packet_that_is_passed_on_keeps_its_input_interface_after_routing() {
        PacketProgram program =
                program(base("post", Hook.POSTROUTING, 0, Verdict.ACCEPT, rule(any().in("eth0"), label(A))));
        assertThat(program.run(Packet.forwarded("eth0", "eth1", any())).label()).contains(A);
    }

    @Test
    void an_unstated_look_up_asks_for_the_field_of_its_case() {
        Instruction byHost = new Instruction.LookUp(List.of(new Instruction.Case(criterion(any().to("192.0.2.1")), A)));
        assertThatThrownBy(() -> output(rule(byHost)).run(Packet.out("eth0", any())))
                .hasMessageEndingWith(": add \"to\" to the packet");
    }

    @Test
    void a_trace_names_the_chain_that_goto_ran_from_a_base_chain() {
        PacketProgram program = output(rule(goTo(chain("WEB", rule(label(A))))));
        assertThat(program.trace(Packet.out("eth0", any())).toString()).contains("yes: WEB secmark u:r:a_t:s0");
    }

    @Test
    void a_trace_tells_what_a_rule_did_before_it_was_left() {
        PacketProgram program = output(rule(label(A), new Instruction.Guard(criterion(any().out("lo"))), accept()));
        TraceStep step = program.trace(Packet.out("eth0", any())).steps().get(0);
        assertThat(step.toString()).contains("the packet is now labelled u:r:a_t:s0");
    }

    @Test
    void a_trace_does_not_say_yes_where_it_is_not_known() {
        TraceStep step =
                output(rule(tcp())).trace(Packet.out("eth0", any())).steps().get(0);
        assertThat(step.isMatched()).isFalse();
    }
}
