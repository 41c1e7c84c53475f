package io.github.secfw.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.Rendering;
import io.github.secfw.Secfw;
import io.github.secfw.nftables.Nftables;
import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.Backend;
import io.github.secfw.spi.Source;
import io.github.secfw.testkit.tools.IptablesRestore;
import io.github.secfw.testkit.tools.LabelMarks;
import io.github.secfw.testkit.tools.Nft;
import io.github.secfw.testkit.tools.NftListing;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the kernel holds of every scenario, read back as the tools list it, is proven to be what was loaded. */
class ScenarioListingsTest {

    /** nft 1.0.6 does not print the level as JSON. */
    private static final String WITHOUT_LEVEL = "{\"socket\": {\"key\": \"cgroupv2\"}}";

    private static final String WITH_LEVEL = "{\"socket\": {\"key\": \"cgroupv2\", \"level\": 2}}";

    static Stream<Named<Rendering>> renderings() {
        return Scenario.all().stream()
                .map(scenario -> Named.of(
                        scenario.name(), Secfw.discover().withoutProof().render(scenario.policy())));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void nft_lists_what_was_loaded(Rendering rendering) {
        NftListing listing = Nft.list(text(rendering, ".nft"));
        Meaning loaded = read(Nftables.create(), "loaded.nft", listing.loaded());
        assertThat(baseChains(loaded)).isPositive();
        requireEqual(loaded, read(Nftables.create(), "listed.nft", listing.text()), listing.text());
        String json = listing.json().replace(WITHOUT_LEVEL, WITH_LEVEL);
        requireEqual(loaded, read(Nftables.create(), "listed.json", json), json);
    }

    /** Nothing is guessed: without its level a match on a control group is not known. */
    @Test
    void nft_leaves_only_the_level_of_a_control_group_out() {
        NftListing listing = Nft.list(text(Secfw.discover().withoutProof().render(UnitCgroup.policy()), ".nft"));
        Proof proof = Prover.create()
                .prove(
                        read(Nftables.create(), "loaded.nft", listing.loaded()),
                        read(Nftables.create(), "listed.json", listing.json()));
        assertThat(listing.json()).contains("\"cgroupv2\"");
        assertThat(proof.isEqual()).isNotEqualTo(listing.json().contains(WITHOUT_LEVEL));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void iptables_saves_what_was_restored(Rendering rendering) {
        for (IptablesRestore iptables : IptablesRestore.ipv4()) {
            requireSaved(iptables, rendering, ".rules.v4");
        }
        for (IptablesRestore iptables : IptablesRestore.ipv6()) {
            requireSaved(iptables, rendering, ".rules.v6");
        }
    }

    private static void requireSaved(IptablesRestore program, Rendering rendering, String ending) {
        Backend backend = io.github.secfw.iptables.Iptables.create();
        String text = text(rendering, ending);
        Meaning loaded =
                read(backend, "loaded" + ending, LabelMarks.inIptables(text).text());
        assertThat(baseChains(loaded)).isPositive();
        // each scenario has rules in one table
        String saved = program.load(text, rendering.policy().tables().get(0).toString());
        requireEqual(loaded, read(backend, "saved" + ending, saved), program + " saves\n" + saved);
    }

    private static void requireEqual(Meaning loaded, Meaning listed, String listing) {
        assertThat(listed.families()).isEqualTo(loaded.families());
        assertThat(Prover.create().prove(loaded, listed)).as(listing).isEqualTo(new Proof.Equal());
    }

    private static int baseChains(Meaning meaning) {
        return meaning.program().orElseThrow().baseChains().size();
    }

    private static Meaning read(Backend backend, String name, String text) {
        return backend.reader().orElseThrow().read(List.of(new Source(name, text)));
    }

    private static String text(Rendering rendering, String ending) {
        return rendering.artifact(rendering.policy().name() + ending).text();
    }
}
