package io.github.secfw.testkit;

import static io.github.secfw.testkit.RuleFiles.iptables;
import static io.github.secfw.testkit.RuleFiles.nft;
import static io.github.secfw.testkit.RuleFiles.proven;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A condition that reads what another rule writes is not the same before and after it. */
final class ReadersOfWrittenFieldsTest {

    /**
     * The kernel 6.18 looks routes up by the packet's DSCP: with {@code ip rule add tos 0x10 blackhole} the condition matches 5
     * of 5 packets behind {@code ip dscp set 4} and none before it; so does IPv6 (flowi6 also has the flow label).
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ip   | ip dscp set 4       | fib saddr . iif oif missing drop
                    ip   | ip dscp set 4       | fib saddr oif missing drop
                    inet | ip dscp set 4       | fib saddr . iif oif missing drop
                    ip6  | ip6 dscp set 4      | fib saddr oif missing drop
                    ip6  | ip6 flowlabel set 5 | fib saddr oif missing drop
                    ip6  | ip6 dscp set 4      | fib saddr type local drop
                    """)
    void routes_depend_on_the_service_class(String family, String write, String drop) {
        assertThat(proven(
                        nft(family, "filter", "prerouting", 0, write + ";;" + drop),
                        nft(family, "filter", "prerouting", 0, drop + ";;" + write)))
                .isNotEqualTo("equal");
    }

    /**
     * TCPMSS makes a packet without MSS option 4 bytes longer. The kernel 6.18: a quota of 1,000 bytes drops 22 SYN packets of
     * 40 bytes behind the target and 25 before it, in both variants of iptables.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -m quota --quota 1000 -j DROP
                    -m hashlimit --hashlimit-upto 10kb/s --hashlimit-name a -j DROP
                    -m nfacct --nfacct-name a -j DROP
                    """)
    void what_counts_bytes_reads_the_length(String drop) {
        String clamp = "-p tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss 500";
        assertThat(proven(
                        iptables("mangle", "FORWARD", clamp + ";;" + drop),
                        iptables("mangle", "FORWARD", drop + ";;" + clamp)))
                .isNotEqualTo("equal");
    }

    /** audit_tg of the kernel's xt_AUDIT.c writes {@code mark=} to the record. */
    @ParameterizedTest
    @CsvSource("-j AUDIT --type accept")
    void an_audit_record_has_the_mark(String audit) {
        String mark = "-j MARK --set-mark 1";
        assertThat(proven(
                        iptables("mangle", "FORWARD", audit + ";;" + mark),
                        iptables("mangle", "FORWARD", mark + ";;" + audit)))
                .isNotEqualTo("equal");
    }
}
