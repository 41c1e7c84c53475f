package io.github.secfw.testkit.tools;

import io.github.secfw.testkit.tools.NftToken.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The statements {@code queue} of an nftables file, which not every kernel has. */
final class NftQueues {

    /** A file that only a kernel with the statement takes. */
    static final String PROBE = "table inet secfw-probe {\n\tchain probe {\n\t\tqueue to 0\n\t}\n}\n";

    private final String text;
    private final List<NftToken> tokens;

    NftQueues(String text) {
        this.text = text;
        this.tokens = NftLexer.tokens(text);
    }

    /** Where the statements begin. */
    Set<Position> positions() {
        Set<Position> positions = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (endOfStatement(i) > i) {
                positions.add(tokens.get(i).position());
            }
        }
        return positions;
    }

    /** The file with {@code drop} for each of them: what is left can be loaded by every kernel. */
    String replacedByDrop() {
        StringBuilder replaced = new StringBuilder();
        int done = 0;
        for (int i = 0; i < tokens.size(); i++) {
            int end = endOfStatement(i);
            if (end > i) {
                replaced.append(text, done, tokens.get(i).start()).append("drop");
                done = tokens.get(end).end();
            }
        }
        return replaced.append(text.substring(done)).toString();
    }

    /** The index of the last token of {@code queue [flags bypass] to N}; -1 where none begins. */
    private int endOfStatement(int i) {
        if (!is(i, "queue")) {
            return -1;
        }
        int to = is(i + 1, "flags") ? i + 3 : i + 1;
        return is(to, "to") && to + 1 < tokens.size() ? to + 1 : -1;
    }

    private boolean is(int i, String word) {
        return i < tokens.size() && tokens.get(i).is(word);
    }
}
