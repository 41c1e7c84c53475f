package io.github.secfw.iptables;

import static io.github.secfw.net.Delivery.BROADCAST;
import static io.github.secfw.net.Delivery.MULTICAST;
import static io.github.secfw.net.Delivery.UNICAST;
import static io.github.secfw.net.Match.any;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Match;
import org.junit.jupiter.api.Test;

final class DeliveryOptionsTest {

    @Test
    void one_way() {
        same(any().delivery(UNICAST), "-m pkttype --pkt-type unicast");
        same(any().delivery(BROADCAST), "-m pkttype --pkt-type broadcast");
        same(any().delivery(MULTICAST), "-m pkttype --pkt-type multicast");
        same(any().except(any().delivery(UNICAST)), "-m pkttype ! --pkt-type unicast");
    }

    @Test
    void several_ways_are_a_line_for_each() {
        same(
                any().delivery(MULTICAST, BROADCAST),
                "-m pkttype --pkt-type broadcast",
                "-m pkttype --pkt-type multicast");
    }

    @Test
    void several_ways_are_excluded_in_one_line() {
        same(
                any().except(any().delivery(MULTICAST, BROADCAST)),
                "-m pkttype ! --pkt-type broadcast -m pkttype ! --pkt-type multicast");
    }

    private static void same(Match<?> match, String... lines) {
        assertThat(Rendered.v4(match)).containsExactly(lines);
        assertThat(Rendered.v6(match)).containsExactly(lines);
    }
}
