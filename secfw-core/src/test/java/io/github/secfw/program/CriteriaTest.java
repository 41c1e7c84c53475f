package io.github.secfw.program;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.program.Programs.log;
import static io.github.secfw.program.Programs.output;
import static io.github.secfw.program.Programs.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Criteria on a packet that states everything. */
final class CriteriaTest {

    private static final Packet PACKET = Packet.out(
            "eth0",
            tcp().from("192.0.2.1").to("198.51.100.7").sport(40000).dport(443).state(ConnectionState.NEW));

    static List<Arguments> a_rule_is_for_packets_that_match() {
        return List.of(
                Arguments.of(any(), true),
                Arguments.of(any().from("192.0.2.0/24"), true),
                Arguments.of(any().from("198.51.100.0/24"), false),
                Arguments.of(any().from("::/0"), false),
                Arguments.of(any().to("2001:db8::1", "198.51.100.7"), true),
                Arguments.of(any().to("192.0.2.1"), false),
                Arguments.of(any().out("eth*"), true),
                Arguments.of(any().out("lo", "eth0"), true),
                Arguments.of(any().out("eth1"), false),
                Arguments.of(any().in("eth0"), false),
                Arguments.of(tcp(), true),
                Arguments.of(protocol(6), true),
                Arguments.of(udp(), false),
                Arguments.of(tcp().sport(PortSet.range(32768, 60999)), true),
                Arguments.of(tcp().sport(443), false),
                Arguments.of(tcp().dport(80, 443), true),
                Arguments.of(tcp().dport(40000), false),
                Arguments.of(udp().dport(443), false),
                Arguments.of(any().state(ConnectionState.NEW, ConnectionState.RELATED), true),
                Arguments.of(any().state(ConnectionState.ESTABLISHED), false),
                Arguments.of(tcp().dport(443).out("eth0").from("192.0.2.1"), true),
                Arguments.of(tcp().dport(443).out("eth0").from("192.0.2.2"), false));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void a_rule_is_for_packets_that_match(Match<?> match, boolean matches) {
        assertThat(output(rule(match, log("matched"))).run(PACKET).logLines().contains("matched"))
                .isEqualTo(matches);
    }
}
