package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.testkit.tools.RoutedNetwork;
import org.junit.jupiter.api.Test;

/** The kernel: where packets have an owner. Unlike iptables, nft asks for it at every hook. */
final class OwnersAtHooksKernelTest {

    private static final String[] IDS = {"meta skuid 0", "meta skuid != 4711", "meta skgid 0", "meta skgid != 4711"};
    private static final String ALL_IDS = String.join(", ", IDS);

    @Test
    void nft_knows_an_owner_of_packets_of_processes_only() {
        assertThat(NftMatches.of("udp dport 7")
                        .at("output -310", IDS)
                        .at("postrouting 300", IDS)
                        .and("icmp type echo-reply")
                        .at("output -310", IDS)
                        .at("postrouting 300", IDS)
                        .after("on router udp " + RoutedNetwork.SERVER + " 7; on client ping " + RoutedNetwork.ROUTER))
                .containsExactly(
                        "output -310: " + ALL_IDS, "postrouting 300: " + ALL_IDS, "output -310: ", "postrouting 300: ");
    }

    @Test
    void at_INPUT_packets_of_a_connection_have_the_owner_of_the_local_socket() {
        assertThat(NftMatches.of("tcp sport 400 tcp flags & (syn | ack) == syn | ack")
                        .at("prerouting 0", IDS)
                        .at("input 0", IDS)
                        .after("serve client tcp_server 0.0.0.0 400; on router tcp " + RoutedNetwork.CLIENT + " 400"))
                .containsExactly("prerouting 0: ", "input 0: " + ALL_IDS);
    }

    /** The listener is found only when the packet is delivered. */
    @Test
    void at_INPUT_the_first_packet_of_a_connection_has_no_owner() {
        assertThat(NftMatches.of("tcp dport 400 tcp flags & (syn | ack) == syn")
                        .at("prerouting 0", IDS)
                        .at("input 0", IDS)
                        .after("serve router tcp_server 0.0.0.0 400; on client tcp " + RoutedNetwork.ROUTER + " 400"))
                .containsExactly("prerouting 0: ", "input 0: ");
    }

    @Test
    void at_INPUT_datagrams_have_the_owner_of_a_connected_socket() {
        assertThat(NftMatches.of("udp sport 50")
                        .at("prerouting 0", IDS)
                        .at("input 0", IDS)
                        .after("serve client udp_server 0.0.0.0 50; on router udp " + RoutedNetwork.CLIENT + " 50"))
                .containsExactly("prerouting 0: ", "input 0: " + ALL_IDS);
        assertThat(NftMatches.of("udp dport 50")
                        .at("input 0", IDS)
                        .after("serve router udp_server 0.0.0.0 50; on client udp " + RoutedNetwork.ROUTER + " 50"))
                .containsExactly("input 0: ");
    }

    @Test
    void at_INPUT_packets_on_loopback_have_no_owner() {
        assertThat(NftMatches.of("tcp dport 400")
                        .at("prerouting 0", IDS)
                        .at("input 0", IDS)
                        .after("serve router tcp_server 0.0.0.0 400; on router tcp 127.0.0.1 400"))
                .containsExactly("prerouting 0: ", "input 0: ");
    }

    @Test
    void at_FORWARD_and_POSTROUTING_packets_that_are_passed_on_have_no_owner() {
        assertThat(NftMatches.of("tcp dport 400")
                        .at("prerouting 0", IDS)
                        .at("forward 0", IDS)
                        .at("postrouting 0", IDS)
                        .after("serve server tcp_server 0.0.0.0 400; on client tcp " + RoutedNetwork.SERVER + " 400"))
                .containsExactly("prerouting 0: ", "forward 0: ", "postrouting 0: ");
    }
}
