package io.github.secfw;

import static io.github.secfw.Traffic.inbound;
import static io.github.secfw.Traffic.outbound;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Match;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class TrafficTest {

    @Test
    void the_first_packet_of_a_connection_is_seen_where_it_begins() {
        assertThat(outbound(tcp().dport(80)).hook()).isEqualTo(Hook.OUTPUT);
        assertThat(inbound(tcp().dport(80)).hook()).isEqualTo(Hook.INPUT);
        assertThat(inbound(tcp().dport(80)).alternatives()).isEqualTo(Match.anyOf(tcp().dport(80)));
    }

    @Test
    void traffic_is_written_in_words() {
        assertThat(outbound(tcp().dport(80)).because("web")).hasToString("outbound tcp dport 80");
        assertThat(inbound(any())).hasToString("inbound any packet");
    }

    @Test
    void traffic_is_equal_by_way_match_and_reason() {
        assertThat(outbound(tcp())).isEqualTo(outbound(tcp())).hasSameHashCodeAs(outbound(tcp()));
        assertThat(outbound(tcp()))
                .isNotEqualTo(inbound(tcp()))
                .isNotEqualTo(outbound(any()))
                .isNotEqualTo(outbound(tcp()).because("x"));
    }

    @Test
    void a_connection_state_is_refused() {
        assertRefused(
                () -> outbound(tcp().state(NEW)),
                "\"state new\" in \"tcp state new\": the first packet of a connection is new, those that follow are not:"
                        + " leave the state out");
    }

    @Test
    void a_limit_is_refused() {
        assertRefused(
                () -> inbound(tcp().limit(3, LimitUnit.MINUTE, 5)),
                "\"limit 3/minute burst 5\" in \"tcp limit 3/minute burst 5\": connections beyond a limit would have no"
                        + " label: leave the limit out");
    }

    @Test
    void connections_of_a_user_are_outbound() {
        assertThat(outbound(tcp().uid(33).gid(33))).hasToString("outbound tcp uid 33 gid 33");
    }

    @Test
    void an_interface_that_the_first_packet_has_not_is_refused() {
        assertRefused(
                () -> outbound(tcp().in("eth0")),
                "\"in eth0\" in \"in eth0 tcp\": a packet has no such interface in OUTPUT: match the other interface");
        assertRefused(
                () -> inbound(tcp().out("eth0")),
                "\"out eth0\" in \"out eth0 tcp\": a packet has no such interface in INPUT: match the other interface");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
