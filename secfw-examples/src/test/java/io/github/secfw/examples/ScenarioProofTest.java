package io.github.secfw.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Secfw;
import io.github.secfw.proof.Proof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered of every scenario is proven to mean what the policy says. */
class ScenarioProofTest {

    static Stream<Scenario> scenarios() {
        return Scenario.all().stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void every_backend_means_the_policy(Scenario scenario) {
        assertThat(Secfw.discover().render(scenario.policy()).proofs())
                .hasSize(3)
                .allSatisfy((backend, proof) -> assertThat(proof).as(backend).isEqualTo(new Proof.Equal()));
    }
}
