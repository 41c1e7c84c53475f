package io.github.secfw.cil.reader;

import io.github.secfw.program.Meaning;
import io.github.secfw.spi.Source;
import java.util.List;

/** Reads one file, m.cil. */
final class Reads {

    /** Makes files a whole policy. */
    static final String WHOLE = "(class packet (send recv relabelto forward_in forward_out))";

    private Reads() {}

    static Meaning meaning(String text) {
        return new CilReader().read(List.of(new Source("m.cil", text)));
    }

    /** The rules as text; fails if a feature is unmodelled. */
    static List<String> rules(String text) {
        Meaning meaning = meaning(text);
        if (!meaning.unknown().isEmpty()) {
            throw new AssertionError(meaning.unknown());
        }
        return meaning.access().orElseThrow().rules().stream()
                .map(Object::toString)
                .toList();
    }

    static List<String> unknown(String text) {
        return meaning(text).unknown();
    }
}
