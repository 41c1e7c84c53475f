package io.github.secfw.testkit.tools;

import io.github.secfw.testkit.tools.NftToken.Kind;
import io.github.secfw.testkit.tools.NftToken.Position;
import java.util.ArrayList;
import java.util.List;

/** Splits nftables text into words, strings, symbols and line ends, without comments and continued line ends. */
final class NftLexer {

    private static final String SYMBOLS = "{}();,=:";

    private final String text;
    private final List<NftToken> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int column = 1;

    private NftLexer(String text) {
        this.text = text;
    }

    /** A string without a closing quote extends to the end of the text; nft itself reports it. */
    static List<NftToken> tokens(String text) {
        return new NftLexer(text).run();
    }

    private List<NftToken> run() {
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character == '\n') {
                add(Kind.NEWLINE, at + 1, "\n");
            } else if (character == '\\' && text.startsWith("\n", at + 1)) {
                advance(at + 2);
            } else if (Character.isWhitespace(character)) {
                advance(at + 1);
            } else if (character == '#') {
                advance(indexOrEnd('\n', at));
            } else if (character == '"') {
                int quote = indexOrEnd('"', at + 1);
                add(Kind.STRING, Math.min(quote + 1, text.length()), text.substring(at + 1, quote));
            } else if (SYMBOLS.indexOf(character) >= 0) {
                add(Kind.SYMBOL, at + 1, String.valueOf(character));
            } else {
                int end = endOfWord();
                add(Kind.WORD, end, text.substring(at, end));
            }
        }
        return List.copyOf(tokens);
    }

    private int endOfWord() {
        int end = at + 1;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && (SYMBOLS + "#\"").indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private int indexOrEnd(char character, int from) {
        int index = text.indexOf(character, from);
        return index < 0 ? text.length() : index;
    }

    private void add(Kind kind, int end, String value) {
        tokens.add(new NftToken(kind, value, at, end, new Position(line, column)));
        advance(end);
    }

    private void advance(int end) {
        for (; at < end; at++) {
            char character = text.charAt(at);
            if (character == '\n') {
                line++;
                column = 1;
            } else {
                column += bytes(character);
            }
        }
    }

    /** The length in UTF-8; a surrogate pair has four bytes. */
    private static int bytes(char character) {
        if (character < 0x80) {
            return 1;
        }
        return character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
    }
}
