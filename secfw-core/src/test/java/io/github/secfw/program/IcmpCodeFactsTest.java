package io.github.secfw.program;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.IcmpMatch;
import io.github.secfw.net.Match;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class IcmpCodeFactsTest {

    private static final IcmpMatch UNREACHABLE = icmp().type("destination-unreachable");
    private static final IcmpMatch FRAGMENTATION = UNREACHABLE.code("frag-needed", "port-unreachable");

    static List<Arguments> the_stated_code_decides() {
        return List.of(
                Arguments.of(UNREACHABLE.code(4), FRAGMENTATION, true),
                Arguments.of(UNREACHABLE.code(3), FRAGMENTATION, true),
                Arguments.of(UNREACHABLE.code(0), FRAGMENTATION, false),
                Arguments.of(icmp().type("echo-request").code(4), FRAGMENTATION, false),
                Arguments.of(icmp().type("echo-request"), FRAGMENTATION, false),
                Arguments.of(icmpv6().type(3).code(4), FRAGMENTATION, false),
                Arguments.of(tcp(), FRAGMENTATION, false),
                Arguments.of(UNREACHABLE.code(4), UNREACHABLE.except(FRAGMENTATION), false),
                Arguments.of(UNREACHABLE.code(0), UNREACHABLE.except(FRAGMENTATION), true));
    }

    @ParameterizedTest(name = "{0} meets {1}: {2}")
    @MethodSource
    void the_stated_code_decides(Match<?> stated, Match<?> asked, boolean matches) {
        assertThat(output(rule(asked, log("matched")))
                        .run(Packet.out("eth0", stated))
                        .logLines())
                .hasSize(matches ? 1 : 0);
    }

    @Test
    void a_code_is_of_its_type_also_where_no_rule_asks_for_the_type() {
        Criterion code = FRAGMENTATION.criteria().get(2);
        ProgramRule rule = rule(new Instruction.Guard(code), log("matched"));
        assertThat(output(rule).run(Packet.out("eth0", icmp().type(5).code(3))).logLines())
                .isEmpty();
        assertThat(output(rule).run(Packet.out("eth0", tcp())).logLines()).isEmpty();
        assertThat(output(rule).run(Packet.out("eth0", UNREACHABLE.code(3))).logLines())
                .hasSize(1);
    }

    @Test
    void a_code_that_is_not_stated_is_asked_for() {
        Packet packet = Packet.out("eth0", UNREACHABLE);
        ProgramRule rule = rule(FRAGMENTATION, log("matched"));
        assertThatThrownBy(() -> output(rule).run(packet))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"out eth0 icmp type destination-unreachable, without label\" does not state"
                        + " what \"code port-unreachable, frag-needed\" asks for, in chain out, " + rule.text()
                        + ": add \"code\" to the packet");
    }

    @Test
    void without_type_the_type_is_asked_for() {
        Criterion code = FRAGMENTATION.criteria().get(2);
        assertThatThrownBy(() -> output(rule(new Instruction.Guard(code), log("matched")))
                        .run(Packet.out("eth0", icmp())))
                .hasMessageEndingWith(": add \"code\" to the packet");
        assertThatThrownBy(() -> output(rule(FRAGMENTATION, log("matched"))).run(Packet.out("eth0", any())))
                .hasMessageEndingWith(": add \"icmp\" to the packet");
    }
}
