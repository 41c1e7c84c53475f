package io.github.secfw.policy;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.anyOf;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.policy.Traffic.inbound;
import static io.github.secfw.policy.Traffic.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Match;
import io.github.secfw.selinux.PacketType;
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
    void several_kinds_of_connections_are_alternatives() {
        Traffic names = outbound(anyOf(udp().dport(53), tcp().dport(53)));
        assertThat(names).hasToString("outbound udp dport 53 or tcp dport 53");
        assertThat(names.alternatives()).isEqualTo(anyOf(udp().dport(53), tcp().dport(53)));
        assertThat(names)
                .isEqualTo(outbound(anyOf(udp().dport(53), tcp().dport(53))))
                .isNotEqualTo(inbound(anyOf(udp().dport(53), tcp().dport(53))))
                .isNotEqualTo(outbound(anyOf(tcp().dport(53), udp().dport(53))));
        assertThat(outbound(anyOf(tcp()))).isEqualTo(outbound(tcp()));
        assertThat(inbound(anyOf(tcp(), udp())).hook()).isEqualTo(Hook.INPUT);
    }

    @Test
    void each_kind_of_connection_is_labelled_for_the_reason() {
        FirewallPolicy policy = FirewallPolicy.named("p")
                .label(outbound(anyOf(udp().dport(53), tcp().dport(53))).because("names"), PacketType.named("dns_t"))
                .build();
        assertThat(policy.baseChains().get(1).rules().stream().skip(1))
                .extracting(Rule::toString)
                .containsExactly(
                        "udp dport 53 state new, then jump as_dns_t (names)",
                        "tcp dport 53 state new, then jump as_dns_t (names)");
    }

    @Test
    void each_alternative_is_checked() {
        assertRefused(
                () -> outbound(anyOf(tcp(), udp().state(NEW))),
                "\"state new\" in \"udp state new\": the first packet of a connection is new, those that follow are not:"
                        + " leave the state out");
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
