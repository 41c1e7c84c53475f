package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.testkit.tools.RoutedNetwork;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The kernel: which packets have a control group, which is not the same as to have an owner. */
final class ControlGroupsAtHooksKernelTest {

    private static final String GROUP =
            "secfw-fields-" + ProcessHandle.current().pid();

    private static final String JOIN = "join " + GROUP;

    private static final String IS = "socket cgroupv2 level 1 \"" + GROUP + "\"";
    private static final String IS_NOT = "socket cgroupv2 level 1 != \"" + GROUP + "\"";
    private static final String OWNED = "meta skuid 0";

    private static final String PATH = "-m cgroup --path " + GROUP;
    private static final String NOT_PATH = "-m cgroup ! --path " + GROUP;
    private static final String SOCKET = "-m owner --socket-exists";
    private static final String USER = "-m owner --uid-owner 0";

    private static final String SERVER = "serve router tcp_server 0.0.0.0 400; ";
    private static final String CONNECT = "on client tcp " + RoutedNetwork.ROUTER + " 400";

    @BeforeAll
    static void control_groups_can_be_made() {
        RoutedNetwork.require(JOIN + " && leave", "control groups cannot be made: run the tests as root");
    }

    @Test
    void nft_finds_the_group_of_the_socket_that_will_receive_the_packet() {
        assertThat(NftMatches.of("udp dport 50")
                        .at("prerouting -310", IS, IS_NOT, OWNED)
                        .at("input 0", IS, IS_NOT, OWNED)
                        .after(
                                JOIN,
                                "serve router udp_server 0.0.0.0 50; on client udp " + RoutedNetwork.ROUTER + " 50"))
                .containsExactly("prerouting -310: " + IS, "input 0: " + IS);
    }

    @Test
    void where_nobody_receives_it_there_is_neither_a_group_nor_another_one() {
        assertThat(NftMatches.of("udp dport 50")
                        .at("prerouting -310", IS, IS_NOT)
                        .at("input 0", IS, IS_NOT)
                        .after(JOIN, "on client udp " + RoutedNetwork.ROUTER + " 50"))
                .containsExactly("prerouting -310: ", "input 0: ");
    }

    @Test
    void the_answer_to_a_first_packet_has_an_owner_and_no_group() {
        String answer = "tcp sport 400 tcp flags & (syn | ack) == syn | ack";
        assertThat(NftMatches.of(answer).at("output 0", IS, IS_NOT, OWNED).after(JOIN, SERVER + CONNECT))
                .containsExactly("output 0: " + OWNED);
        assertThat(iptables("-p tcp --sport 400 --tcp-flags SYN,ACK SYN,ACK", SERVER + CONNECT))
                .containsExactly(SOCKET + ", " + USER, SOCKET + ", " + USER);
    }

    /** Until a process accepts the connection, its packets have the listener's group and nobody's socket. */
    @Test
    void what_is_sent_before_a_connection_is_accepted_has_a_group_and_no_owner() {
        String script = "serve router deaf_server 0.0.0.0 400; on client tcp_unread " + RoutedNetwork.ROUTER + " 400";
        assertThat(NftMatches.of("tcp sport 400 tcp flags & syn == 0")
                        .at("output 0", IS, IS_NOT, OWNED)
                        .after(JOIN, script))
                .containsExactly("output 0: " + IS);
        assertThat(iptables("-p tcp --sport 400 --tcp-flags SYN NONE", script)).containsExactly(PATH, PATH);
    }

    /** The kernel's sockets are in the root of the hierarchy: nft finds no group at level 1, which is no other group either. */
    @Test
    void what_the_kernel_answers_is_in_the_root_group_and_has_no_owner() {
        String ping = "on client ping " + RoutedNetwork.ROUTER;
        assertThat(NftMatches.of("icmp type echo-reply")
                        .at("output 0", IS, IS_NOT, OWNED)
                        .after(JOIN, ping))
                .containsExactly("output 0: ");
        assertThat(iptables("-p icmp --icmp-type 0", ping))
                .containsExactly(NOT_PATH + ", " + SOCKET, NOT_PATH + ", " + SOCKET);
    }

    @Test
    void without_a_socket_iptables_finds_neither_a_group_nor_another_one() {
        assertThat(IptablesMatches.of("iptables", "-p udp --dport 7")
                        .in("POSTROUTING", PATH, NOT_PATH)
                        .after(JOIN, "", "on client udp " + RoutedNetwork.SERVER + " 7"))
                .containsExactly("POSTROUTING: ");
    }

    private static List<String> iptables(String kind, String script) {
        String[] options = {PATH, NOT_PATH, SOCKET, USER};
        return IptablesMatches.of("iptables", kind)
                .in("OUTPUT", options)
                .in("POSTROUTING", options)
                .after(JOIN, "", script)
                .stream()
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .toList();
    }
}
