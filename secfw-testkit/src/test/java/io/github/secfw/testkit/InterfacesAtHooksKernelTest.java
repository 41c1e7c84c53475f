package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.testkit.tools.RoutedNetwork;
import org.junit.jupiter.api.Test;

/** The kernel: an interface that a packet does not have has the empty name. */
final class InterfacesAtHooksKernelTest {

    private static final String[] INTERFACES = {
        "iifname \"client\"", "iifname \"cl*\"", "iifname != \"client\"", "oifname \"server\"", "oifname != \"server\""
    };

    private static final String FORWARDED = "on client udp " + RoutedNetwork.SERVER + " 7";
    private static final String SENT = "on router udp " + RoutedNetwork.SERVER + " 7";

    @Test
    void a_forwarded_packet_has_its_input_interface_to_the_end_and_its_output_interface_from_FORWARD_on() {
        assertThat(NftMatches.of("udp dport 7")
                        .at("prerouting -310", INTERFACES)
                        .at("forward 0", INTERFACES)
                        .at("postrouting 300", INTERFACES)
                        .after(FORWARDED))
                .containsExactly(
                        "prerouting -310: iifname \"client\", iifname \"cl*\", oifname != \"server\"",
                        "forward 0: iifname \"client\", iifname \"cl*\", oifname \"server\"",
                        "postrouting 300: iifname \"client\", iifname \"cl*\", oifname \"server\"");
    }

    @Test
    void a_received_packet_has_no_output_interface() {
        assertThat(NftMatches.of("udp dport 7")
                        .at("prerouting -310", INTERFACES)
                        .at("input 0", INTERFACES)
                        .after("on client udp " + RoutedNetwork.ROUTER + " 7"))
                .containsExactly(
                        "prerouting -310: iifname \"client\", iifname \"cl*\", oifname != \"server\"",
                        "input 0: iifname \"client\", iifname \"cl*\", oifname != \"server\"");
    }

    @Test
    void a_sent_packet_has_no_input_interface() {
        assertThat(NftMatches.of("udp dport 7")
                        .at("output -310", INTERFACES)
                        .at("postrouting 300", INTERFACES)
                        .after(SENT))
                .containsExactly(
                        "output -310: iifname != \"client\", oifname \"server\"",
                        "postrouting 300: iifname != \"client\", oifname \"server\"");
    }

    @Test
    void where_an_interface_is_absent_its_type_and_group_match_neither_way() {
        assertThat(NftMatches.of("udp dport 7")
                        .at("output 0", "iif 0", "iiftype ether", "iiftype != ether", "iifgroup 0", "iifgroup != 7")
                        .at("postrouting 0", "iif 0", "iifgroup 0", "iifgroup != 7")
                        .after(SENT))
                .containsExactly("output 0: iif 0", "postrouting 0: iif 0");
    }

    @Test
    void neighbour_discovery_has_the_interface_by_which_it_leaves_as_input_interface_at_POSTROUTING() {
        String[] interfaces = {"iifname \"server\"", "iifname != \"server\"", "oifname \"server\""};
        assertThat(NftMatches.of("icmpv6 type nd-neighbor-solicit oifname \"server\"")
                        .at("output 0", interfaces)
                        .at("postrouting 0", interfaces)
                        .after("on router udp " + RoutedNetwork.SERVER_IPV6 + " 7; ip -6 neigh flush dev server; "
                                + "on router udp " + RoutedNetwork.SERVER_IPV6 + " 7"))
                .containsExactly(
                        "output 0: iifname != \"server\", oifname \"server\"",
                        "postrouting 0: iifname \"server\", oifname \"server\"");
    }

    /** So an owner does not exclude an input interface there. */
    @Test
    void what_a_tunnel_sends_has_the_tunnel_as_input_interface_and_the_owner_of_what_it_carries() {
        String tunnel =
                "ip link add tunnel type vxlan id 1 remote " + RoutedNetwork.SERVER + " dstport 4789 dev server";
        RoutedNetwork.require(tunnel, "this kernel has no VXLAN: load the module vxlan");
        String[] conditions = {"iifname \"tunnel\"", "oifname \"server\"", "meta skuid 0"};
        assertThat(NftMatches.of("ip daddr " + RoutedNetwork.SERVER + " udp dport 4789 @th,416,16 7")
                        .at("output 0", conditions)
                        .at("postrouting 0", conditions)
                        .after(tunnel + "; ip addr add 192.0.2.1/24 dev tunnel; ip link set tunnel up"
                                + "; ip neigh add 192.0.2.2 lladdr 02:00:00:00:00:02 dev tunnel"
                                + "; echo x > /dev/udp/192.0.2.2/7"))
                .containsExactly(
                        "output 0: oifname \"server\", meta skuid 0",
                        "postrouting 0: iifname \"tunnel\", oifname \"server\", meta skuid 0");
    }

    @Test
    void the_copy_of_its_own_multicast_comes_back_by_the_interface_by_which_it_leaves() {
        String[] interfaces = {"iifname \"lo\"", "iifname \"server\"", "oifname \"server\""};
        assertThat(NftMatches.of("udp dport 77")
                        .at("output 0", interfaces)
                        .at("postrouting 0", interfaces)
                        .at("postrouting 1", "meta skuid 0")
                        .at("prerouting -310", interfaces)
                        .at("input 0", interfaces)
                        .after("on router multicast 224.0.0.9 77 203.0.113.1"))
                .containsExactly(
                        "output 0: oifname \"server\"",
                        "postrouting 0: oifname \"server\"",
                        "postrouting 1: 1 of 2 meta skuid 0",
                        "prerouting -310: iifname \"server\"",
                        "input 0: iifname \"server\"");
    }

    /** The tools refuse such interfaces in base chains only. */
    @Test
    void in_user_chains_iptables_asks_for_interfaces_at_every_hook() {
        String[] interfaces = {"-i client", "! -i client", "-i cl+", "-o server", "! -o server"};
        assertThat(IptablesMatches.of("iptables", "-p udp --dport 7 -s " + RoutedNetwork.CLIENT)
                        .in("PREROUTING", interfaces)
                        .in("FORWARD", interfaces)
                        .in("POSTROUTING", interfaces)
                        .and("-p udp --dport 7 -s 203.0.113.1")
                        .in("OUTPUT", interfaces)
                        .in("POSTROUTING", interfaces)
                        .after(FORWARDED + "; " + SENT))
                .containsExactly(
                        "PREROUTING: -i client, -i cl+, ! -o server",
                        "FORWARD: -i client, -i cl+, -o server",
                        "POSTROUTING: -i client, -i cl+, -o server",
                        "OUTPUT: ! -i client, -o server",
                        "POSTROUTING: ! -i client, -o server");
    }
}
