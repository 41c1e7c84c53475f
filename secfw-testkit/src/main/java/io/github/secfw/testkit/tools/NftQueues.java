package io.github.secfw.testkit.tools;

import io.github.secfw.testkit.tools.NftToken.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The {@code queue} statements of an nftables file. Not every kernel has this statement. */
final class NftQueues {

    /** A file that only a kernel with the statement accepts. */
    static final String PROBE = "table inet secfw-probe {\n\tchain probe {\n\t\tqueue to 0\n\t}\n}\n";

    private final String text;
    private final List<NftToken> tokens;

    NftQueues(String text) {
        this.text = text;
        this.tokens = NftLexer.tokens(text);
    }

    /** The positions where the statements begin. */
    Set<Position> positions() {
        Set<Position> positions = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (endOfStatement(i) > i) {
                positions.add(tokens.get(i).position());
            }
        }
        return positions;
    }

    /** The file with {@code drop} in place of each {@code queue}, which every kernel can load. */
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

    /** The index of the last token of {@code queue [flags bypass] to N} that begins here, or -1. */
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
