package io.github.secfw.net;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which matches every tool can say in one line. */
final class PlainMatchTest {

    static List<Match<?>> plain() {
        return List.of(
                any(),
                tcp(),
                protocol("esp"),
                any().from("192.0.2.0/24"),
                any().from("192.0.2.1", "2001:db8::1"),
                any().to("192.0.2.1", "2001:db8::1"),
                tcp().dport(80),
                tcp().sport(80),
                tcp().dport(PortSet.range(80, 90)),
                tcp().dport(80, 81),
                any().in("eth0"),
                any().out("tun*"),
                any().state(ConnectionState.NEW, ConnectionState.ESTABLISHED),
                tcp().from("192.0.2.1").in("eth0").dport(80).state(ConnectionState.NEW));
    }

    @ParameterizedTest
    @MethodSource
    void plain(Match<?> match) {
        assertThat(match.isPlain()).isTrue();
    }

    static List<Match<?>> not_plain() {
        return List.of(
                any().from("192.0.2.1", "192.0.2.3"),
                any().to("192.0.2.1", "192.0.2.3"),
                any().from("2001:db8::1", "2001:db8::3"),
                any().to("192.0.2.1", "2001:db8::1", "2001:db8::3"),
                tcp().dport(80, 82),
                tcp().sport(80, 82),
                any().in("eth0", "eth1"),
                any().out("eth0", "eth1"),
                any().except(any().from("192.0.2.1")),
                any().except(tcp()),
                icmp(),
                any().mark(1),
                any().uid(0),
                tcp().syn(),
                any().limit(1, LimitUnit.SECOND, 5),
                tcp().in("eth0").dport(80).mark(1),
                tcp().mark(1).dport(80));
    }

    @ParameterizedTest
    @MethodSource
    void not_plain(Match<?> match) {
        assertThat(match.isPlain()).isFalse();
    }
}
