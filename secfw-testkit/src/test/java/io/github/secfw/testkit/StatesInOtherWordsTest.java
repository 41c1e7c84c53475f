package io.github.secfw.testkit;

import static io.github.secfw.testkit.RuleFiles.iptables;
import static io.github.secfw.testkit.RuleFiles.nft;
import static io.github.secfw.testkit.RuleFiles.proven;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that remember packets: what is known of one rule behind another, and which two rules can be one in other words. */
final class StatesInOtherWordsTest {

    /** The kernel drops three of three packets if the list is filled first, and two of three if it is asked first. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --name a --rcheck                        | different
                    --name a --update --seconds 60           | different
                    --name a ! --rcheck                      | different
                    --name b --rcheck                        | equal
                    --name a --rcheck --seconds 60 --hitcount 2 | undecided
                    """)
    void a_list_is_filled_before_or_after_it_is_asked(String question, String proof) {
        String fill = "-m recent --name a --set";
        String ask = "-m recent " + question + " -j MARK --set-mark 1";
        String drop = "-m mark --mark 1 -j DROP";
        assertThat(proven(
                        iptables("mangle", "FORWARD", fill + ";;" + ask + ";;" + drop),
                        iptables("mangle", "FORWARD", ask + ";;" + fill + ";;" + drop)))
                .isEqualTo(proof);
    }

    @Test
    void an_address_that_was_put_into_a_list_is_in_it() {
        String fill = "-m recent --name a --set";
        assertThat(proven(
                        iptables("filter", "INPUT", fill + ";;-m recent --name a --rcheck -j DROP"),
                        iptables("filter", "INPUT", fill + ";;-j DROP")))
                .isEqualTo("equal");
        assertThat(proven(
                        iptables("filter", "INPUT", fill + ";;-m recent --name a ! --rcheck -j DROP"),
                        iptables("filter", "INPUT", fill)))
                .isEqualTo("equal");
    }

    /** Both let 5 of 10 packets pass. */
    @Test
    void a_limit_can_be_a_hashlimit_without_mode() {
        assertThat(proven(
                        iptables("filter", "INPUT", "-m limit --limit 5/s -j ACCEPT;;-j DROP"),
                        iptables(
                                "filter",
                                "INPUT",
                                "-m hashlimit --hashlimit-upto 5/s --hashlimit-name a -j ACCEPT;;-j DROP")))
                .isEqualTo("undecided");
    }

    @Test
    void a_named_limit_that_one_rule_uses_can_be_a_limit_without_name() {
        assertThat(proven(
                        nft("table ip t {\nlimit l {\nrate 5/second\n}\nchain c {\n"
                                + "type filter hook input priority 0\nlimit name \"l\" drop\n}\n}\n"),
                        nft("ip", "filter", "input", 0, "limit rate 5/second drop")))
                .isEqualTo("undecided");
    }

    @Test
    void two_limits_of_other_rates_are_different() {
        assertThat(proven(
                        iptables("filter", "INPUT", "-m limit --limit 5/s -j ACCEPT;;-j DROP"),
                        nft("ip", "filter", "input", 0, "limit rate 6/second accept;;drop")))
                .isEqualTo("different");
    }
}
