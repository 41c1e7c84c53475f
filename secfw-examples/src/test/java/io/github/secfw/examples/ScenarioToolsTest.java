package io.github.secfw.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Rendering;
import io.github.secfw.Secfw;
import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.IptablesRestore;
import io.github.secfw.testkit.tools.MinimalPolicy;
import io.github.secfw.testkit.tools.Nft;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real tools take every file of every scenario. */
class ScenarioToolsTest {

    static Stream<Named<Rendering>> renderings() {
        return Scenario.all().stream()
                .map(scenario -> Named.of(scenario.name(), Secfw.discover().render(scenario.policy())));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void iptables_parses_and_loads_the_rules_of_both_families(Rendering rendering) {
        String v4 = text(rendering, ".rules.v4");
        String v6 = text(rendering, ".rules.v6");
        for (IptablesRestore iptables : IptablesRestore.ipv4()) {
            iptables.accepts(v4);
            assertThat(rules(iptables.load(v4, table(rendering)))).isEqualTo(rules(v4));
        }
        for (IptablesRestore iptables : IptablesRestore.ipv6()) {
            iptables.accepts(v6);
            assertThat(rules(iptables.load(v6, table(rendering)))).isEqualTo(rules(v6));
        }
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void nft_checks_and_loads_the_table_twice(Rendering rendering) {
        String nft = text(rendering, ".nft");
        Nft.check(nft);
        assertThat(Nft.load(nft))
                .contains("table inet secfw-" + rendering.policy().name());
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void the_module_compiles_with_a_minimal_policy(Rendering rendering) {
        try (CompiledPolicy compiled = MinimalPolicy.withMls().compile(text(rendering, ".cil"))) {
            assertThat(compiled.file()).isNotEmptyFile();
        }
    }

    private static String text(Rendering rendering, String ending) {
        return rendering.artifact(rendering.policy().name() + ending).text();
    }

    /** Each scenario has rules in one table. */
    private static String table(Rendering rendering) {
        return rendering.policy().tables().get(0).toString();
    }

    private static long rules(String text) {
        return text.lines().filter(line -> line.startsWith("-A ")).count();
    }
}
