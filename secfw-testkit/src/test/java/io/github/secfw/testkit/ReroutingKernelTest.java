package io.github.secfw.testkit;

import static io.github.secfw.testkit.RuleFiles.iptables;
import static io.github.secfw.testkit.RuleFiles.nft;
import static io.github.secfw.testkit.RuleFiles.proven;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.testkit.tools.RoutedNetwork;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A chain of type route, and iptables' table mangle, route a packet of this machine anew where its mark has changed. */
final class ReroutingKernelTest {

    private static final Pattern PACKETS = Pattern.compile("counter packets (\\d+)");

    /** Packets with the mark 1 go to the client, all others to the server. */
    private static final String ROUTES = "ip route add 192.0.2.0/24 via " + RoutedNetwork.SERVER
            + "; ip rule add fwmark 1 table 100; ip route add 192.0.2.0/24 via " + RoutedNetwork.CLIENT + " table 100";

    private static final String BEHIND = """
            chain behind {
            type filter hook output priority 0
            udp dport 7 rt nexthop %s counter
            udp dport 7 oifname "client" counter
            }
            chain last {
            type filter hook postrouting priority 0
            udp dport 7 oifname "client" counter
            }
            """.formatted(RoutedNetwork.CLIENT);

    private static List<Integer> packets(String type, String rule) {
        String listing = RoutedNetwork.output(
                ROUTES,
                "table ip t {\nchain marks {\ntype " + type + " hook output priority -150\n" + rule + "\n}\n" + BEHIND
                        + "}\n",
                "echo x > /dev/udp/192.0.2.9/7; echo x > /dev/udp/192.0.2.9/7");
        return PACKETS.matcher(listing)
                .results()
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .toList();
    }

    /** With the new gateway, with the new interface in OUTPUT, and in POSTROUTING. */
    @Test
    void only_a_chain_of_type_route_reroutes_and_OUTPUT_goes_on_with_the_old_interface() {
        assertThat(packets("route", "meta mark set 1")).containsExactly(2, 0, 2);
        assertThat(packets("filter", "meta mark set 1")).containsExactly(0, 0, 0);
        assertThat(packets("route", "meta mark set 2")).containsExactly(0, 0, 0);
    }

    @Test
    void what_depends_on_the_route_is_not_taken_for_the_same_before_and_behind() {
        String marks = "chain marks {\ntype %s hook output priority -150\nmeta mark set 1\n}\n";
        String asks = "chain asks {\ntype filter hook output priority %s\nrt nexthop 198.51.100.2 drop\n}\n";

        assertThat(proven(
                        nft("table ip t {\n" + marks.formatted("route") + asks.formatted("0") + "}\n"),
                        nft("table ip t {\n" + marks.formatted("route") + asks.formatted("-160") + "}\n")))
                .isNotEqualTo("equal");
        assertThat(proven(
                        nft("table ip t {\n" + marks.formatted("route") + asks.formatted("0") + "}\n"),
                        nft("table ip t {\n" + marks.formatted("filter") + asks.formatted("0") + "}\n")))
                .isNotEqualTo("equal");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    route  | equal
                    filter | different
                    """)
    void the_table_mangle_is_a_chain_of_type_route(String type, String proof) {
        assertThat(proven(
                        iptables("mangle", "OUTPUT", "-j MARK --set-mark 1"),
                        nft("ip", type, "output", -150, "meta mark set 1")))
                .isEqualTo(proof);
        assertThat(proven(
                        iptables("filter", "OUTPUT", "-j MARK --set-mark 1"),
                        nft("ip", type, "output", 0, "meta mark set 1")))
                .isEqualTo(proof.equals("equal") ? "different" : "equal");
    }

    /** The kernel compares the hop limit for IPv6 only, the class of service for both families. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ip  | ip dscp set 4       | different
                    ip6 | ip6 dscp set 4      | different
                    ip  | ip ttl set 4        | equal
                    ip6 | ip6 hoplimit set 4  | different
                    ip6 | ip6 flowlabel set 4 | different
                    ip  | ct mark set 4       | equal
                    """)
    void other_fields_that_routing_asks_for_count_too(String family, String write, String proof) {
        assertThat(proven(nft(family, "route", "output", 0, write), nft(family, "filter", "output", 0, write)))
                .isEqualTo(proof);
    }
}
