package io.github.secfw.policy;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.net.RejectType.TCP_RESET;
import static io.github.secfw.policy.Target.reject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Match;
import io.github.secfw.net.RejectType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A TCP reset answers TCP packets only. */
final class ResetTest {

    static List<Match<?>> what_need_not_be_tcp_is_not_reset() {
        return List.of(any(), udp(), icmp(), protocol(132), any().from("192.0.2.1"));
    }

    @ParameterizedTest
    @MethodSource
    void what_need_not_be_tcp_is_not_reset(Match<?> match) {
        Chain chain = Chain.named("c");
        assertThatThrownBy(() -> chain.rule(match, reject(TCP_RESET)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the rule \"" + match
                        + ", then reject with tcp reset\" resets what need not be TCP: match tcp()");
    }

    @Test
    void tcp_is_reset() {
        assertThat(Chain.named("c")
                        .rule(tcp(), reject(TCP_RESET))
                        .rule(tcp().dport(80), reject(TCP_RESET))
                        .rule(protocol(6), reject(TCP_RESET))
                        .because("web")
                        .rules())
                .extracting(Rule::toString)
                .containsExactly(
                        "tcp, then reject with tcp reset",
                        "tcp dport 80, then reject with tcp reset",
                        "tcp, then reject with tcp reset (web)");
    }

    @ParameterizedTest
    @EnumSource(value = RejectType.class, mode = EnumSource.Mode.EXCLUDE, names = "TCP_RESET")
    void any_packet_gets_another_answer(RejectType type) {
        assertThat(Chain.named("c").rule(reject(type)).rules()).hasSize(1);
    }
}
