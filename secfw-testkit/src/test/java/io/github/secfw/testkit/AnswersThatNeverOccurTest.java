package io.github.secfw.testkit;

import static io.github.secfw.testkit.RuleFiles.iptables;
import static io.github.secfw.testkit.RuleFiles.nft;
import static io.github.secfw.testkit.RuleFiles.proven;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions with state that give one answer only, so that no packet shows a difference (each counted with the kernel 6.18). */
final class AnswersThatNeverOccurTest {

    /** A packet has 20 bytes at least; a connection that is counted is counted itself. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    quota until 0 bytes drop                                | -
                    quota until 10 bytes drop                               | -
                    quota over 0 bytes drop                                 | drop
                    quota over 10 bytes drop                                | drop
                    limit rate 10 bytes/second accept;;drop                 | drop
                    limit rate 10 bytes/second burst 5 bytes accept;;drop   | drop
                    limit rate over 10 bytes/second burst 5 bytes drop      | drop
                    ct count over 0 drop                                    | drop
                    ct count 0 drop                                         | -
                    """)
    void nft_never_gives_the_other_answer(String rules, String other) {
        assertThat(proven(
                        nft("ip", "filter", "output", 0, rules),
                        nft("ip", "filter", "output", 0, other == null ? "" : other)))
                .isNotEqualTo("different");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    -m quota --quota 0 -j DROP   | -
                    -m quota --quota 19 -j DROP  | -
                    -m quota ! --quota 0 -j DROP | -j DROP
                    """)
    void iptables_never_gives_the_other_answer(String rules, String other) {
        assertThat(proven(
                        iptables("filter", "OUTPUT", rules), iptables("filter", "OUTPUT", other == null ? "" : other)))
                .isNotEqualTo("different");
    }

    /**
     * What the first of two leaves, the second has counted too: of 60 connections 55 were dropped by the first, and none of the
     * others was above 20 for the second.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -m connlimit --connlimit-above 5 -j DROP;;-m connlimit --connlimit-above 20 -j MARK --set-mark 1 | -m connlimit --connlimit-above 5 -j DROP
                    -m connlimit --connlimit-above 5 -j DROP;;-m connlimit --connlimit-upto 5 -j ACCEPT;;-j DROP | -m connlimit --connlimit-above 5 -j DROP;;-j ACCEPT
                    """)
    void two_states_that_meet_the_same_packets_are_related(String rules, String other) {
        assertThat(proven(iptables("mangle", "FORWARD", rules), iptables("mangle", "FORWARD", other)))
                .isNotEqualTo("different");
    }

    /**
     * Connection tracking calls these invalid, or untracked, and never new (5 of 5 packets of each; net/netfilter/
     * nf_conntrack_proto_icmp.c, nf_conntrack_proto_tcp.c and nf_conntrack_proto_icmpv6.c).
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "icmp type echo-reply",
                "icmp type destination-unreachable",
                "tcp flags & (fin|syn|rst|psh|ack|urg) == 0x0",
                "tcp flags & (fin|syn) == (fin|syn)",
                "icmpv6 type nd-neighbor-solicit"
            })
    void what_is_never_new(String packets) {
        assertThat(proven(
                        nft("inet", "filter", "input", 0, "ct state new " + packets + " drop"),
                        nft("inet", "filter", "input", 0, "")))
                .isNotEqualTo("different");
    }
}
