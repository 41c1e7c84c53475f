package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.testkit.tools.HeldRules;
import org.junit.jupiter.api.Test;

/** The kernel: ICMP's numbers are protocols of either family, and their types are the first byte behind the header. */
final class ProtocolsOfFamiliesKernelTest {

    private static final String ICMPV6_BY_IPV4 = "on router crossed_ping 127.0.0.1";
    private static final String ICMP_BY_IPV6 = "on router crossed_ping ::1";

    @Test
    void in_a_table_of_IPv4_icmpv6_is_a_protocol_of_IPv4() {
        String[] conditions = {
            "icmpv6 type echo-request", "icmpv6 type != echo-reply", "icmpv6 code 0", "ip protocol icmpv6"
        };
        assertThat(NftMatches.of("meta l4proto icmpv6")
                        .inTableOf("ip")
                        .at("output 0", "ip protocol icmpv6")
                        .at("input 0", conditions)
                        .after(ICMPV6_BY_IPV4))
                .containsExactly("output 0: ip protocol icmpv6", "input 0: " + String.join(", ", conditions));
    }

    @Test
    void in_a_table_of_IPv6_icmp_is_a_protocol_of_IPv6() {
        String[] conditions = {"icmp type echo-request", "icmp type != echo-reply", "icmp code 0", "icmp id 1"};
        assertThat(NftMatches.of("meta l4proto icmp")
                        .inTableOf("ip6")
                        .at("input 0", conditions)
                        .after(ICMP_BY_IPV6))
                .containsExactly("input 0: " + String.join(", ", conditions));
    }

    /** Without a condition before it nft adds the family; behind one on the protocol or on the family it does not. */
    @Test
    void in_a_table_of_both_the_family_is_that_of_the_conditions_before() {
        assertThat(NftMatches.of("meta nfproto ipv4 meta l4proto icmpv6")
                        .at("input 0", "meta mark 0")
                        .and("icmpv6 type echo-request")
                        .at("input 1", "meta nfproto ipv4")
                        .and("meta l4proto icmpv6 icmpv6 type echo-request")
                        .at("input 2", "meta nfproto ipv4")
                        .and("ip protocol icmpv6 icmpv6 type echo-request")
                        .at("input 3", "meta nfproto ipv4")
                        .and("ip saddr 127.0.0.1 icmpv6 type echo-request")
                        .at("input 4", "meta nfproto ipv4")
                        .and("meta nfproto ipv4 icmpv6 type echo-request")
                        .at("input 5", "meta mark 0")
                        .after(ICMPV6_BY_IPV4))
                .containsExactly(
                        "input 0: meta mark 0",
                        "input 1: no packet",
                        "input 2: meta nfproto ipv4",
                        "input 3: meta nfproto ipv4",
                        "input 4: meta nfproto ipv4",
                        "input 5: meta mark 0");
    }

    /** So such a rule and its own listing differ: nft leaves out the protocol, and adds the family when it reads that back. */
    @Test
    void a_listing_asks_for_a_family_that_the_rule_does_not_ask_for() {
        HeldRules held =
                HeldRules.of("table inet t {\nchain c {\nmeta l4proto icmpv6 icmpv6 type echo-request\n}\n}\n");
        assertThat(held.listing()).contains("\t\ticmpv6 type echo-request\n");
        assertThat(held.written()).singleElement().asString().doesNotContain("meta load nfproto");
        assertThat(held.listed()).singleElement().asString().contains("meta load nfproto");
    }

    @Test
    void iptables_knows_the_numbers_of_both_in_both() {
        assertThat(IptablesMatches.of("iptables", "-s 127.0.0.1")
                        .in("INPUT", "-p icmpv6", "-p 58", "-p icmp", "! -p icmp", "! -p 58")
                        .after(ICMPV6_BY_IPV4))
                .containsExactly("INPUT: -p icmpv6, -p 58, ! -p icmp");
        assertThat(IptablesMatches.of("ip6tables", "-s ::1")
                        .in("INPUT", "-p icmp", "-p 1", "-p icmpv6", "! -p icmpv6", "! -p 1")
                        .after(ICMP_BY_IPV6))
                .containsExactly("INPUT: -p icmp, -p 1, ! -p icmpv6");
    }
}
