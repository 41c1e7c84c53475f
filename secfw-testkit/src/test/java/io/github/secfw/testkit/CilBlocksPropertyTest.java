package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.cil.Cil;
import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.spi.Source;
import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.MinimalPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** What the reader finds in random modules is what setools finds in what secilc makes of them; what secilc refuses is not read. */
final class CilBlocksPropertyTest {

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void random_modules_are_read_as_they_are_compiled(@ForAll Random random) {
        String text = new RandomCil(random).module();
        Optional<Meaning> meaning = read(text);
        boolean isRead = meaning.isPresent() && meaning.get().unknown().isEmpty();
        try (CompiledPolicy compiled = MinimalPolicy.withMls().compile(text)) {
            assertThat(meaning).as(text).isPresent();
            assertThat(meaning.get().unknown()).as(text).isEmpty();
            assertThat(PacketGrants.of(meaning.get().access().orElseThrow()))
                    .as(text)
                    .isEqualTo(PacketGrants.of(compiled));
            assertThat(Prover.create()
                            .prove(
                                    meaning.get(),
                                    read(CilSpelling.spread(CilSpelling.reversed(text)))
                                            .orElseThrow()))
                    .as(text)
                    .isEqualTo(new Proof.Equal());
        } catch (AssertionError refusal) {
            if (!String.valueOf(refusal.getMessage()).startsWith("secilc refuses")) {
                throw refusal;
            }
            // A type that is declared twice is taken with -m, and by semodule, and so it is by the reader.
            if (!String.valueOf(refusal.getMessage()).contains("Re-declaration of type ")) {
                assertThat(isRead).as(refusal.getMessage() + text).isFalse();
            }
        }
        Statistics.collect(isRead);
        Statistics.coverage(coverage -> coverage.check(true).percentage(percent -> percent > 30));
    }

    private static Optional<Meaning> read(String text) {
        try {
            return Optional.of(Cil.create()
                    .reader()
                    .orElseThrow()
                    .read(List.of(
                            new Source("minimal.cil", MinimalPolicy.withMls().text()),
                            new Source("module.cil", text))));
        } catch (MalformedTextException e) {
            return Optional.empty();
        }
    }
}
