package io.github.secfw.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.cil.Cil;
import io.github.secfw.program.Meaning;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.spi.Source;
import io.github.secfw.testkit.tools.MinimalPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The golden CIL files are equal to themselves and to copies in another order and other spelling, whatever their name. */
final class CilFilesEqualTest {

    @Test
    void golden_files_are() {
        List<String> texts = TextFiles.golden(".cil");
        assertThat(texts).hasSizeGreaterThan(8);
        for (String text : texts) {
            Meaning meaning = read("policy.cil", text);
            for (String copy : List.of(text, CilSpelling.reversed(text), CilSpelling.spread(text))) {
                assertThat(Prover.create().prove(meaning, read("copy.cil", copy)))
                        .as(copy)
                        .isEqualTo(new Proof.Equal());
            }
        }
    }

    private static Meaning read(String name, String text) {
        return Cil.create()
                .reader()
                .orElseThrow()
                .read(List.of(new Source("minimal.cil", MinimalPolicy.withMls().text()), new Source(name, text)));
    }
}
