package io.github.secfw.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.cil.Cil;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.Source;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The module of every scenario, read back, says what the scenario's policy says of access. */
class ScenarioModulesTest {

    static Stream<Named<FirewallPolicy>> policies() {
        return Scenario.all().stream().map(scenario -> Named.of(scenario.name(), scenario.policy()));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void means_the_policy(FirewallPolicy policy) {
        String text = Cil.create().render(policy).get(0).text();
        Meaning meaning = Cil.create().reader().orElseThrow().read(List.of(new Source(policy.name() + ".cil", text)));
        assertThat(meaning.unknown()).isEmpty();
        assertThat(Prover.create().prove(policy.access(), meaning.access().orElseThrow()))
                .isEqualTo(new Proof.Equal());
    }
}
