package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.testkit.tools.RoutedNetwork;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static final String RESET = "tcp flags & rst == rst";
    private static final String ERROR = "icmp type destination-unreachable";

    static Stream<Arguments> packets_that_leave() {
        String toRouter = RoutedNetwork.ROUTER;
        String rejectTcp = NftMatches.table("input 0", "tcp dport 9 reject with tcp reset");
        String rejectUdp = NftMatches.table("input 0", "udp dport 9 reject");
        String copy =
                NftMatches.table("prerouting 0", "udp dport 7 dup to " + RoutedNetwork.SERVER + " device \"server\"");
        return Stream.of(
                Arguments.of("udp dport 7", "", "on router udp " + RoutedNetwork.SERVER + " 7", INVALID, NEW),
                Arguments.of("icmp type echo-reply", "", "on client ping " + toRouter, INVALID, ESTABLISHED),
                Arguments.of(RESET, "", "on client refused " + toRouter + " 9", INVALID, ESTABLISHED),
                Arguments.of(ERROR, "", "on client udp " + toRouter + " 7", INVALID, RELATED),
                Arguments.of(RESET, rejectTcp, "on client refused " + toRouter + " 9", RELATED, RELATED),
                Arguments.of(ERROR, rejectUdp, "on client udp " + toRouter + " 9", RELATED, RELATED),
                Arguments.of(
                        "icmp type time-exceeded",
                        "",
                        "on client ping " + RoutedNetwork.SERVER + " 1",
                        RELATED,
                        RELATED),
                Arguments.of(
                        "icmpv6 type time-exceeded",
                        "",
                        "on client ping " + RoutedNetwork.SERVER_IPV6 + " 1",
                        RELATED,
                        RELATED),
                Arguments.of(
                        "icmpv6 type nd-neighbor-solicit",
                        "",
                        "ip -6 neigh flush all; on router udp " + RoutedNetwork.SERVER_IPV6 + " 7",
                        INVALID,
                        UNTRACKED),
                Arguments.of("udp dport 7", copy, "on client udp " + toRouter + " 7", UNTRACKED, UNTRACKED));
    }

    /** Resets and errors of a reject, and errors about forwarded packets, have the connection of what they answer. */
    @ParameterizedTest
    @MethodSource
    void packets_that_leave(String kind, String besides, String traffic, String before, String behind) {
        assertThat(new NftMatches("inet", kind, besides, List.of())
                        .at("output -310", STATES)
                        .at("output -150", STATES)
                        .at("postrouting -310", STATES)
                        .after(traffic))
                .containsExactly("output -310: " + before, "output -150: " + behind, "postrouting -310: " + behind);
    }

    @Test
    void a_reject_of_what_is_not_tracked_is_invalid_everywhere() {
        assertThat(NftMatches.of(RESET)
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
