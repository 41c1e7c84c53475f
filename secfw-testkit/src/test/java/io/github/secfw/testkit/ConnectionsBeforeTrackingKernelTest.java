package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.testkit.tools.RoutedNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kernel: before connection tracking a packet may have a connection that it brings along, or any state. */
final class ConnectionsBeforeTrackingKernelTest {

    private static final String[] STATES = {
        "ct state new",
        "ct state established",
        "ct state related",
        "ct state invalid",
        "ct state untracked",
        "ct mark 0",
        "ct mark != 5"
    };

    private static final String INVALID = "ct state invalid";
    private static final String UNTRACKED = "ct state untracked";
    private static final String NEW = with("new");
    private static final String ESTABLISHED = with("established");
    private static final String RELATED = with("related");

    @Test
    void what_leaves_is_invalid_before_if_it_answers_nothing_that_is_being_handled() {
        assertThat(leaving(
                        NftMatches.of(""),
                        "on router udp " + RoutedNetwork.SERVER + " 7"
                                + "; on client ping " + RoutedNetwork.ROUTER
                                + "; on client refused " + RoutedNetwork.ROUTER + " 9"
                                + "; on client udp " + RoutedNetwork.ROUTER + " 7"
                                + "; on router udp " + RoutedNetwork.SERVER_IPV6 + " 7",
                        "ip daddr " + RoutedNetwork.SERVER + " udp dport 7",
                        "icmp type echo-reply",
                        "tcp sport 9",
                        "icmp type destination-unreachable",
                        "icmpv6 type nd-neighbor-solicit"))
                .containsExactly(
                        "output -310: " + INVALID,
                        "output -150: " + NEW,
                        "output -310: " + INVALID,
                        "output -150: " + ESTABLISHED,
                        "output -310: " + INVALID,
                        "output -150: " + ESTABLISHED,
                        "output -310: " + INVALID,
                        "output -150: " + RELATED,
                        "output -310: " + INVALID,
                        "output -150: " + UNTRACKED);
    }

    /** A packet that the router rejects has its connection still, and so has one that it cannot pass on. */
    @Test
    void what_answers_a_packet_that_is_being_handled_has_its_connection_before() {
        NftMatches answering = NftMatches.of("")
                .besides("input 0", "tcp dport 9 reject with tcp reset")
                .besides("input 0", "udp dport 9 reject with icmp type admin-prohibited")
                .besides("prerouting 0", "udp dport 77 dup to " + RoutedNetwork.SERVER + " device \"server\"");
        assertThat(leaving(
                        answering,
                        "on client refused " + RoutedNetwork.ROUTER + " 9"
                                + "; on client udp " + RoutedNetwork.ROUTER + " 9"
                                + "; on client ping " + RoutedNetwork.SERVER + " 1"
                                + "; on client ping " + RoutedNetwork.SERVER_IPV6 + " 1"
                                + "; on client udp " + RoutedNetwork.ROUTER + " 77",
                        "tcp sport 9",
                        "icmp type destination-unreachable icmp code admin-prohibited",
                        "icmp type time-exceeded",
                        "icmpv6 type time-exceeded",
                        "udp dport 77"))
                .containsExactly(
                        "output -310: " + RELATED,
                        "output -150: " + RELATED,
                        "output -310: " + RELATED,
                        "output -150: " + RELATED,
                        "output -310: " + RELATED,
                        "output -150: " + RELATED,
                        "output -310: " + RELATED,
                        "output -150: " + RELATED,
                        "output -310: " + UNTRACKED,
                        "output -150: " + UNTRACKED);
    }

    private static List<String> leaving(NftMatches start, String traffic, String... kinds) {
        NftMatches matches = start;
        for (String kind : kinds) {
            matches = matches.and(kind).at("output -310", STATES).at("output -150", STATES);
        }
        return matches.after(traffic);
    }

    @Test
    void a_reject_of_what_is_not_tracked_is_invalid_everywhere() {
        assertThat(NftMatches.of("tcp sport 9")
                        .besides("prerouting -300", "notrack")
                        .besides("input 0", "tcp dport 9 reject with tcp reset")
                        .at("output -310", STATES)
                        .at("output 0", STATES)
                        .after("on client refused " + RoutedNetwork.ROUTER + " 9"))
                .containsExactly("output -310: " + INVALID, "output 0: " + INVALID);
    }

    @Test
    void packets_that_arrive_are_invalid_before() {
        assertThat(arriving("", "on client udp " + RoutedNetwork.ROUTER + " 7", "-310", "-150"))
                .containsExactly("prerouting -310: " + INVALID, "prerouting -150: " + NEW);
    }

    @Test
    void packets_on_loopback_bring_their_connection() {
        assertThat(arriving("", "on router udp 127.0.0.1 7", "-310", "-150"))
                .containsExactly("prerouting -310: " + NEW, "prerouting -150: " + NEW);
    }

    /** It does not come by loopback, see {@link InterfacesAtHooksKernelTest}. */
    @Test
    void the_copy_of_its_own_multicast_brings_its_connection() {
        assertThat(arriving("", "on router multicast 224.0.0.9 7 203.0.113.1", "-310", "-150"))
                .containsExactly("prerouting -310: " + NEW, "prerouting -150: " + NEW);
    }

    @Test
    void what_a_rule_does_not_track_is_untracked_from_there_on() {
        assertThat(arriving(
                        NftMatches.table("prerouting -300", "notrack"),
                        "on client udp " + RoutedNetwork.ROUTER + " 7",
                        "-310",
                        "-290",
                        "-150"))
                .containsExactly(
                        "prerouting -310: " + INVALID,
                        "prerouting -290: " + UNTRACKED,
                        "prerouting -150: " + UNTRACKED);
    }

    /** It is a template, without a mark. */
    @Test
    void what_a_rule_puts_into_a_zone_is_new_from_there_on_though_it_has_no_connection_yet() {
        assertThat(arriving(
                        NftMatches.table("prerouting -300", "ct zone set 5"),
                        "on client udp " + RoutedNetwork.ROUTER + " 7",
                        "-310",
                        "-290",
                        "-150"))
                .containsExactly(
                        "prerouting -310: " + INVALID, "prerouting -290: ct state new", "prerouting -150: " + NEW);
    }

    private static List<String> arriving(String besides, String traffic, String... priorities) {
        NftMatches matches = new NftMatches("inet", "udp dport 7", besides, List.of());
        for (String priority : priorities) {
            matches = matches.at("prerouting " + priority, STATES);
        }
        return matches.after(traffic);
    }

    private static String with(String state) {
        return "ct state " + state + ", ct mark 0, ct mark != 5";
    }
}
