package io.github.secfw.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.iptables.Iptables;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import io.github.secfw.spi.UnsupportedTextException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each scenario comes back from its iptables files, as it would from those of a machine. */
class ScenariosFromIptablesTest {

    static Stream<Named<FirewallPolicy>> policies() {
        return Scenario.all().stream().map(scenario -> Named.of(scenario.name(), scenario.policy()));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_scenario_comes_back_from_its_files_and_goes_on_to_nftables(FirewallPolicy scenario) {
        List<Source> files = files(scenario);
        FirewallPolicy policy = Iptables.policy("moved", files);
        assertThat(Prover.create().prove(policy.meaning(), read(files))).isEqualTo(new Proof.Equal());
        assertThat(Prover.create().prove(policy.program(), scenario.program())).isEqualTo(new Proof.Equal());
        assertThat(Nftables.create().render(policy)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void with_any_word_left_out_or_written_twice_they_are_refused_or_mean_what_they_say(FirewallPolicy scenario) {
        List<Source> files = files(scenario);
        Source ipv6 = files.get(1);
        for (String text : variants(files.get(0).text())) {
            readOrRefuse(List.of(new Source(files.get(0).fileName(), text), ipv6));
        }
    }

    private static List<String> variants(String text) {
        List<String> variants = new ArrayList<>();
        List<String> words = Arrays.asList(text.split("(?<=[ \n])"));
        for (int i = 0; i < words.size(); i++) {
            String before = String.join("", words.subList(0, i));
            String behind = String.join("", words.subList(i + 1, words.size()));
            variants.add(before + behind);
            variants.add(before + words.get(i) + words.get(i) + behind);
        }
        return variants;
    }

    private static void readOrRefuse(List<Source> files) {
        FirewallPolicy policy;
        try {
            policy = Iptables.policy("moved", files);
        } catch (MalformedTextException | UnsupportedTextException e) {
            assertThat(e).hasMessageContaining(".rules.v4:");
            return;
        }
        assertThat(Prover.create().prove(policy.meaning(), read(files))).isEqualTo(new Proof.Equal());
    }

    private static Meaning read(List<Source> files) {
        return Iptables.create().reader().orElseThrow().read(files);
    }

    private static List<Source> files(FirewallPolicy policy) {
        return Iptables.create().render(policy).stream()
                .map(artifact -> new Source(artifact.fileName(), artifact.text()))
                .toList();
    }
}
