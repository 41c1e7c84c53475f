package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.testkit.tools.RoutedNetwork;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The kernel: a packet that leaves has a socket with an owner, a socket of the kernel's own without one, or no socket.
 *
 * <p>iptables' negated user holds for the last two, {@code --socket-exists} for the first two.
 */
final class SocketsOfPacketsKernelTest {

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

    private static final String RESET = "-p tcp --tcp-flags RST RST";

    /** A user namespace knows its own users only. */
    @BeforeAll
    static void rules_may_name_every_user() {
        RoutedNetwork.require(
                "iptables-legacy -A OUTPUT -m owner --uid-owner 4711",
                "rules cannot name users of the machine: run the tests as root");
    }

    @Test
    void a_packet_of_a_process_has_its_socket_and_its_owner() {
        assertThat(leaving("-p udp --dport 7", "-p icmp --icmp-type 8")
                        .after("on router udp " + RoutedNetwork.SERVER + " 7; on router ping " + RoutedNetwork.SERVER))
                .containsExactly(
                        "OUTPUT: " + OF_A_PROCESS,
                        "POSTROUTING: " + OF_A_PROCESS,
                        "OUTPUT: " + OF_A_PROCESS,
                        "POSTROUTING: " + OF_A_PROCESS);
    }

    @Test
    void what_the_kernel_answers_has_a_socket_without_an_owner() {
        assertThat(leaving("-p icmp --icmp-type 0", "-p icmp --icmp-type 3", "-p icmp --icmp-type 11", RESET)
                        .after("on client ping " + RoutedNetwork.ROUTER
                                + "; on client udp " + RoutedNetwork.ROUTER + " 7"
                                + "; on client ping " + RoutedNetwork.SERVER + " 1"
                                + "; on client refused " + RoutedNetwork.ROUTER + " 9"))
                .hasSize(8)
                .allMatch(line -> line.endsWith(": " + OF_THE_KERNEL));
    }

    @Test
    void what_the_kernel_sends_by_IPv6_has_a_socket_without_an_owner_and_a_reset_has_none() {
        assertThat(leaving6(
                                "-p udp --dport 7",
                                "-p icmpv6 --icmpv6-type 129",
                                "-p icmpv6 --icmpv6-type 1",
                                "-p icmpv6 --icmpv6-type 135",
                                RESET)
                        .after("on router udp " + RoutedNetwork.SERVER_IPV6 + " 7"
                                + "; on client ping " + RoutedNetwork.ROUTER_IPV6
                                + "; on client udp " + RoutedNetwork.ROUTER_IPV6 + " 7"
                                + "; on client refused " + RoutedNetwork.ROUTER_IPV6 + " 9"))
                .containsExactly(
                        "OUTPUT: " + OF_A_PROCESS,
                        "OUTPUT: " + OF_THE_KERNEL,
                        "OUTPUT: " + OF_THE_KERNEL,
                        "OUTPUT: " + OF_THE_KERNEL,
                        "OUTPUT: " + WITHOUT_SOCKET);
    }

    @Test
    void a_forwarded_packet_and_the_reset_of_a_reject_have_no_socket() {
        assertThat(IptablesMatches.of("iptables", "-p udp --dport 7")
                        .in("POSTROUTING", OPTIONS)
                        .and(RESET)
                        .in("OUTPUT", OPTIONS)
                        .after(
                                "true",
                                NftMatches.table("input 0", "tcp dport 9 reject with tcp reset"),
                                "on client udp " + RoutedNetwork.SERVER + " 7" + "; on client refused "
                                        + RoutedNetwork.ROUTER + " 9"))
                .containsExactly("POSTROUTING: " + WITHOUT_SOCKET, "OUTPUT: " + WITHOUT_SOCKET);
    }

    private static IptablesMatches leaving(String... kinds) {
        IptablesMatches matches = new IptablesMatches("iptables", "", List.of());
        for (String kind : kinds) {
            matches = matches.and(kind).in("OUTPUT", OPTIONS).in("POSTROUTING", OPTIONS);
        }
        return matches;
    }

    private static IptablesMatches leaving6(String... kinds) {
        IptablesMatches matches = new IptablesMatches("ip6tables", "", List.of());
        for (String kind : kinds) {
            matches = matches.and(kind).in("OUTPUT", OPTIONS);
        }
        return matches;
    }

    /** The rules begin to count when the server has closed: one packet follows, the acknowledgement of the client's FIN. */
    @Test
    void the_last_acknowledgement_of_who_closes_first_has_no_socket() {
        String server = "serve router tcp_server 0.0.0.0 400; on client tcp " + RoutedNetwork.ROUTER + " 400 ";
        assertThat(
                        IptablesMatches.of("iptables", "-p tcp --sport 400 --tcp-flags ALL ACK")
                                .in("OUTPUT", OPTIONS)
                                .after(
                                        server
                                                + "nsenter --net=/proc/$$/ns/net bash -c 'iptables-legacy -t mangle -Z && iptables-nft -t mangle -Z'"))
                .containsExactly("OUTPUT: " + WITHOUT_SOCKET);
    }
}
