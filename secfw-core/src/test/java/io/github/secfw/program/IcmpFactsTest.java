package io.github.secfw.program;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Match;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** ICMP has a family, which a packet states by an address or by its match. */
final class IcmpFactsTest {

    static List<Arguments> what_is_stated_decides() {
        return List.of(
                Arguments.of(icmp(), icmp(), true),
                Arguments.of(icmp(), protocol(1), true),
                Arguments.of(icmp(), icmpv6(), false),
                Arguments.of(icmpv6(), icmpv6(), true),
                Arguments.of(icmpv6(), protocol(58), true),
                Arguments.of(icmp(), any().from("::/0"), false),
                Arguments.of(icmpv6(), any().to("0.0.0.0/0"), false),
                Arguments.of(protocol(1).from("192.0.2.1"), icmp(), true),
                Arguments.of(protocol(58).to("::1"), icmpv6(), true),
                Arguments.of(protocol(1).from("::1"), icmp(), false), // IPv6 may carry protocol 1, which is no ICMP
                Arguments.of(protocol(58).from("192.0.2.1"), icmpv6(), false),
                Arguments.of(protocol(1), icmpv6(), false),
                Arguments.of(protocol(58), icmp(), false),
                Arguments.of(tcp(), icmp().type("echo-request"), false),
                Arguments.of(any().from("::1"), icmp(), false),
                Arguments.of(any().from("::1"), icmp().type(8), false),
                Arguments.of(icmp().type(8), icmp().type("echo-request", "echo-reply"), true),
                Arguments.of(icmp().type("echo-reply"), icmp().type("echo-request"), false),
                Arguments.of(icmp().type(3), icmpv6().type(3), false),
                Arguments.of(icmpv6().type("echo-request"), icmpv6().type(128), true));
    }

    @ParameterizedTest(name = "{0} meets {1}: {2}")
    @MethodSource
    void what_is_stated_decides(Match<?> stated, Match<?> asked, boolean matches) {
        assertThat(output(rule(asked, log("matched")))
                        .run(Packet.out("eth0", stated))
                        .logLines())
                .hasSize(matches ? 1 : 0);
    }

    static List<Arguments> what_is_not_stated_is_asked_for() {
        return List.of(
                Arguments.of(any(), icmp(), "icmp", "icmp"),
                Arguments.of(any().from("192.0.2.1"), icmp(), "icmp", "icmp"),
                Arguments.of(protocol(1), icmp(), "icmp", "icmp"), // perhaps in IPv6
                Arguments.of(protocol(58), icmpv6(), "icmpv6", "icmpv6"),
                Arguments.of(any(), icmp().type(8), "icmp", "icmp"),
                Arguments.of(icmp(), icmp().type(8), "type echo-request", "type"),
                Arguments.of(
                        protocol(58).to("::1"), icmpv6().type(1, 200), "type destination-unreachable, 200", "type"),
                Arguments.of(icmp(), any().from("192.0.2.1"), "from 192.0.2.1", "from"));
    }

    @ParameterizedTest(name = "{0} meets {1}")
    @MethodSource
    void what_is_not_stated_is_asked_for(Match<?> stated, Match<?> asked, String missing, String word) {
        Packet packet = Packet.out("eth0", stated);
        ProgramRule rule = rule(asked, log("matched"));
        assertThatThrownBy(() -> output(rule).run(packet))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"" + packet + "\" does not state what \"" + missing
                        + "\" asks for, in chain out, " + rule.text() + ": add \"" + word + "\" to the packet");
    }

    @Test
    void a_case_on_a_type_is_false_for_what_is_no_icmp_of_its_family() {
        Criterion ping = icmp().type("echo-request").criteria().get(1);
        PacketProgram program = output(rule(new Instruction.LookUp(List.of(new Instruction.Case(ping, Programs.A)))));
        assertThat(program.run(Packet.out("eth0", tcp())).label()).isEmpty();
        assertThat(program.run(Packet.out("eth0", icmpv6())).label()).isEmpty();
        assertThat(program.run(Packet.out("eth0", icmp().type(8))).label()).contains(Programs.A);
    }
}
