package io.github.secfw.testkit;

import static io.github.secfw.testkit.RuleFiles.iptables;
import static io.github.secfw.testkit.RuleFiles.proven;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a dropped packet has written to its connection stays there. The kernel 6.18: a reply that is dropped behind
 * {@code ct label set 5} labels the connection (3 of 3 later packets), one that is dropped before does not (0 of 3).
 */
final class ConnectionFieldsOfDroppedPacketsTest {

    @ParameterizedTest
    @ValueSource(strings = {"ct label set 5", "ct event set new"})
    void nft(String write) {
        String drop = "ct state established tcp dport 5 drop";
        assertThat(proven(
                        RuleFiles.nft("inet", "filter", "forward", 0, write + ";;" + drop),
                        RuleFiles.nft("inet", "filter", "forward", 0, drop + ";;" + write)))
                .isNotEqualTo("equal");
    }

    @Test
    void a_label_before_a_drop_of_all() {
        assertThat(proven(
                        RuleFiles.nft("inet", "filter", "forward", 0, "ct label set 5 drop"),
                        RuleFiles.nft("inet", "filter", "forward", 0, "drop")))
                .isNotEqualTo("equal");
    }

    @Test
    void iptables_connlabel() {
        String set = "-m connlabel --label 5 --set";
        String drop = "-p tcp --dport 5 -j DROP";
        assertThat(proven(
                        iptables("mangle", "FORWARD", set + ";;" + drop),
                        iptables("mangle", "FORWARD", drop + ";;" + set)))
                .isNotEqualTo("equal");
    }
}
