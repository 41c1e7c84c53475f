package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.testkit.tools.RoutedNetwork;
import org.junit.jupiter.api.Test;

/** The kernel: every packet has a way of delivery, at every hook; what leaves is for this host. */
final class DeliveryAtHooksKernelTest {

    private static final String[] TYPES = {
        "meta pkttype host",
        "meta pkttype != host",
        "meta pkttype broadcast",
        "meta pkttype multicast",
        "meta pkttype other"
    };

    private static final String[] OPTIONS = {
        "-m pkttype --pkt-type unicast",
        "-m pkttype ! --pkt-type unicast",
        "-m pkttype --pkt-type broadcast",
        "-m pkttype --pkt-type multicast"
    };

    @Test
    void a_forwarded_packet_is_for_this_host() {
        assertThat(NftMatches.of("udp dport 7")
                        .at("prerouting 0", TYPES)
                        .at("forward 0", TYPES)
                        .at("postrouting 0", TYPES)
                        .after("on client udp " + RoutedNetwork.SERVER + " 7"))
                .containsExactly(
                        "prerouting 0: meta pkttype host",
                        "forward 0: meta pkttype host",
                        "postrouting 0: meta pkttype host");
    }

    @Test
    void a_multicast_that_leaves_is_for_this_host_and_its_copy_comes_back_as_a_multicast() {
        assertThat(NftMatches.of("udp dport 77")
                        .at("output 0", TYPES)
                        .at("postrouting 0", TYPES)
                        .at("prerouting 0", TYPES)
                        .at("input 0", TYPES)
                        .after("on router multicast 224.0.0.9 77 203.0.113.1"))
                .containsExactly(
                        "output 0: meta pkttype host",
                        "postrouting 0: meta pkttype host",
                        "prerouting 0: meta pkttype != host, meta pkttype multicast",
                        "input 0: meta pkttype != host, meta pkttype multicast");
    }

    /** So the delivery where packets leave is not always the host's. */
    @Test
    void a_copy_that_a_rule_sends_leaves_as_the_original_came() {
        String copy = "udp dport 77 iifname \"server\" dup to " + RoutedNetwork.CLIENT + " device \"client\"";
        assertThat(NftMatches.of("udp dport 77 oifname \"client\"")
                        .besides("prerouting 0", copy)
                        .at("output 0", TYPES)
                        .at("postrouting 0", TYPES)
                        .after("on router multicast 224.0.0.9 77 203.0.113.1"))
                .containsExactly(
                        "output 0: meta pkttype != host, meta pkttype multicast",
                        "postrouting 0: meta pkttype != host, meta pkttype multicast");
    }

    @Test
    void iptables_asks_for_it_at_every_hook() {
        assertThat(IptablesMatches.of("iptables", "-p udp --dport 7")
                        .in("OUTPUT", OPTIONS)
                        .in("POSTROUTING", OPTIONS)
                        .in("PREROUTING", OPTIONS)
                        .in("INPUT", OPTIONS)
                        .after("on router udp 127.0.0.1 7"))
                .containsExactly(
                        "OUTPUT: -m pkttype --pkt-type unicast",
                        "POSTROUTING: -m pkttype --pkt-type unicast",
                        "PREROUTING: -m pkttype --pkt-type unicast",
                        "INPUT: -m pkttype --pkt-type unicast");
    }
}
