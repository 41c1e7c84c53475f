package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.iptables.Iptables;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Extension headers of IPv6 are not the same to all tools, and are not taken for the same. */
class ExtensionHeaderReadingTest {

    private static Meaning ip6tables(String rule) {
        return Iptables.create()
                .reader()
                .orElseThrow()
                .read(List.of(new Source("rules.v6", "*filter\n" + rule + "\nCOMMIT\n")));
    }

    private static Meaning nft(String rule) {
        return Nftables.create()
                .reader()
                .orElseThrow()
                .read(List.of(new Source(
                        "rules.nft",
                        "table ip6 t { chain c { type filter hook input priority filter;\n" + rule + "\n}; }\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"43", "44", "51", "60"})
    void no_header_of_one_tool_equals_that_of_another(String protocol) {
        assertThat(Prover.create()
                        .prove(
                                ip6tables("-A INPUT -p " + protocol + " -j DROP"),
                                nft("meta l4proto " + protocol + " drop")))
                .isNotInstanceOf(Proof.Equal.class);
        assertThat(Prover.create()
                        .prove(
                                ip6tables("-A INPUT ! -p " + protocol + " -j DROP"),
                                nft("meta l4proto != " + protocol + " drop")))
                .isNotInstanceOf(Proof.Equal.class);
    }

    @Test
    void a_header_that_is_looked_behind_matches_nothing() {
        assertThat(Prover.create().prove(ip6tables("-A INPUT -p 43 -j DROP"), ip6tables("")))
                .isEqualTo(new Proof.Equal());
        assertThat(Prover.create().prove(ip6tables("-A INPUT ! -p 43 -j DROP"), nft("drop")))
                .isEqualTo(new Proof.Equal());
    }
}
