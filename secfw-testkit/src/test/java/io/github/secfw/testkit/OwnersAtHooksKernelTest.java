package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.testkit.tools.RoutedNetwork;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kernel: a packet has a socket with an owner, a socket of the kernel's own without one, or no socket.
 *
 * <p>iptables' negated user holds for the last two, {@code --socket-exists} for the first two.
 */
final class OwnersAtHooksKernelTest {

    private static final String[] OPTIONS = {
        "-m owner --socket-exists",
        "-m owner ! --socket-exists",
        "-m owner --uid-owner 0",
        "-m owner --uid-owner 0-4294967294",
        "-m owner ! --uid-owner 0-4294967294",
        "-m owner ! --uid-owner 4711",
        "-m owner ! --gid-owner 4711",
        "-m owner --uid-owner 0 ! --gid-owner 4711",
        "-m owner --socket-exists ! --uid-owner 4711",
        "-m owner ! --socket-exists ! --uid-owner 4711"
    };

    private static final String OF_A_PROCESS = "-m owner --socket-exists, -m owner --uid-owner 0,"
            + " -m owner --uid-owner 0-4294967294, -m owner ! --uid-owner 4711, -m owner ! --gid-owner 4711,"
            + " -m owner --uid-owner 0 ! --gid-owner 4711, -m owner --socket-exists ! --uid-owner 4711";

    private static final String OF_THE_KERNEL = "-m owner --socket-exists, -m owner ! --uid-owner 0-4294967294,"
            + " -m owner ! --uid-owner 4711, -m owner ! --gid-owner 4711, -m owner --socket-exists ! --uid-owner 4711";

    private static final String WITHOUT_SOCKET = "-m owner ! --socket-exists, -m owner ! --uid-owner 0-4294967294,"
            + " -m owner ! --uid-owner 4711, -m owner ! --gid-owner 4711, -m owner ! --socket-exists ! --uid-owner 4711";

    private static final String[] IDS = {"meta skuid 0", "meta skuid != 4711", "meta skgid 0", "meta skgid != 4711"};
    private static final String ALL_IDS = String.join(", ", IDS);

    private static final String RESET = "-p tcp --tcp-flags RST RST";

    static Stream<Arguments> packets_that_leave() {
        return Stream.of(
                Arguments.of("-p udp --dport 7", "on router udp " + RoutedNetwork.SERVER + " 7", OF_A_PROCESS),
                Arguments.of("-p icmp --icmp-type 8", "on router ping " + RoutedNetwork.SERVER, OF_A_PROCESS),
                Arguments.of("-p icmp --icmp-type 0", "on client ping " + RoutedNetwork.ROUTER, OF_THE_KERNEL),
                Arguments.of("-p icmp --icmp-type 3", "on client udp " + RoutedNetwork.ROUTER + " 7", OF_THE_KERNEL),
                Arguments.of("-p icmp --icmp-type 11", "on client ping " + RoutedNetwork.SERVER + " 1", OF_THE_KERNEL),
                Arguments.of(RESET, "on client refused " + RoutedNetwork.ROUTER + " 9", OF_THE_KERNEL));
    }

    @ParameterizedTest
    @MethodSource
    void packets_that_leave(String kind, String traffic, String owner) {
        for (String tool : List.of("iptables-legacy", "iptables-nft")) {
            assertThat(IptablesMatches.of(tool, kind)
                            .in("OUTPUT", OPTIONS)
                            .in("POSTROUTING", OPTIONS)
                            .after(traffic))
                    .as("%s", tool)
                    .containsExactly("OUTPUT: " + owner, "POSTROUTING: " + owner);
        }
    }

    static Stream<Arguments> packets_that_leave_by_IPv6() {
        String neighbours = "ip -6 neigh flush all; on router udp " + RoutedNetwork.SERVER_IPV6 + " 7";
        return Stream.of(
                Arguments.of("-p udp --dport 7", "on router udp " + RoutedNetwork.SERVER_IPV6 + " 7", OF_A_PROCESS),
                Arguments.of(
                        "-p icmpv6 --icmpv6-type 129", "on client ping " + RoutedNetwork.ROUTER_IPV6, OF_THE_KERNEL),
                Arguments.of("-p icmpv6 --icmpv6-type 135", neighbours, OF_THE_KERNEL),
                Arguments.of(
                        "-p icmpv6 --icmpv6-type 1",
                        "on client udp " + RoutedNetwork.ROUTER_IPV6 + " 7",
                        OF_THE_KERNEL),
                Arguments.of(RESET, "on client refused " + RoutedNetwork.ROUTER_IPV6 + " 9", WITHOUT_SOCKET));
    }

    @ParameterizedTest
    @MethodSource
    void packets_that_leave_by_IPv6(String kind, String traffic, String owner) {
        for (String tool : List.of("ip6tables-legacy", "ip6tables-nft")) {
            assertThat(IptablesMatches.of(tool, kind)
                            .in("OUTPUT", OPTIONS)
                            .in("POSTROUTING", OPTIONS)
                            .after(traffic))
                    .as("%s", tool)
                    .containsExactly("OUTPUT: " + owner, "POSTROUTING: " + owner);
        }
    }

    @Test
    void a_forwarded_packet_has_no_socket() {
        assertThat(IptablesMatches.of("iptables-legacy", "-p udp --dport 7")
                        .in("POSTROUTING", OPTIONS)
                        .after("on client udp " + RoutedNetwork.SERVER + " 7"))
                .containsExactly("POSTROUTING: " + WITHOUT_SOCKET);
    }

    @Test
    void the_reset_of_a_reject_has_no_socket() {
        String reject = NftMatches.table("input 0", "tcp dport 9 reject with tcp reset");
        assertThat(IptablesMatches.of("iptables-legacy", RESET)
                        .in("OUTPUT", OPTIONS)
                        .after("true", reject, "on client refused " + RoutedNetwork.ROUTER + " 9"))
                .containsExactly("OUTPUT: " + WITHOUT_SOCKET);
    }

    /** The rules begin to count when the server has closed: one packet follows, the acknowledgement of the client's FIN. */
    @Test
    void the_last_acknowledgement_of_who_closes_first_has_no_socket() {
        String server = "serve router tcp_server 0.0.0.0 400; on client tcp " + RoutedNetwork.ROUTER + " 400 ";
        assertThat(IptablesMatches.of("iptables-legacy", "-p tcp --sport 400 --tcp-flags ALL ACK")
                        .in("OUTPUT", OPTIONS)
                        .after(server + "nsenter --net=/proc/$$/ns/net iptables-legacy -t mangle -Z"))
                .containsExactly("OUTPUT: " + WITHOUT_SOCKET);
    }

    @Test
    void nft_knows_an_owner_of_packets_of_processes_only() {
        assertThat(NftMatches.of("udp dport 7")
                        .at("output -310", IDS)
                        .at("postrouting 300", IDS)
                        .after("on router udp " + RoutedNetwork.SERVER + " 7"))
                .containsExactly("output -310: " + ALL_IDS, "postrouting 300: " + ALL_IDS);
        assertThat(NftMatches.of("icmp type echo-reply")
                        .at("output -310", IDS)
                        .at("postrouting 300", IDS)
                        .after("on client ping " + RoutedNetwork.ROUTER))
                .containsExactly("output -310: ", "postrouting 300: ");
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
