package io.github.secfw.iptables.reader.syntax;

import io.github.secfw.text.StringInterner;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into words as iptables-restore does: at spaces and tabs; double quotes keep a word together and end it
 * where they close, within them a backslash takes the next character as it is, and nothing else is special.
 */
public final class LineTokenizer {

    /** The tool's buffer for a word, less the zero at its end. */
    private static final int MAX_TOKEN_BYTES = 1023;

    /** The tool's buffer for a line, less the zero and the end of the line. */
    private static final int MAX_LINE_BYTES = 10_238;

    /** The tool has room for 255, and adds some of its own. */
    private static final int MAX_TOKENS = 250;

    private static final int USUAL_TOKENS = 20;

    private final SourceLine line;
    private final String text;
    private final StringInterner interner;
    private final List<Token> tokens = new ArrayList<>(USUAL_TOKENS);
    private int at;

    private LineTokenizer(SourceLine line, int from, StringInterner interner) {
        this.line = line;
        this.interner = interner;
        this.text = line.text();
        this.at = from;
    }

    /** The words of a line behind a place. */
    public static List<Token> tokens(SourceLine line, int from, StringInterner interner) {
        checkLength(line);
        LineTokenizer tokenizer = new LineTokenizer(line, from, interner);
        tokenizer.split();
        return tokenizer.tokens;
    }

    private static void checkLength(SourceLine line) {
        int length = line.text().length();
        if (length <= MAX_LINE_BYTES / 3) {
            return;
        }
        if (length > MAX_LINE_BYTES || bytes(line.text()) > MAX_LINE_BYTES) {
            throw line.fault(
                    1,
                    "the line has more than " + MAX_LINE_BYTES
                            + " bytes, and iptables-restore cuts it: write several lines");
        }
    }

    /** In UTF-8; a pair of surrogates makes four bytes. */
    public static int bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < 0x80) {
                bytes++;
            } else {
                bytes += character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
            }
        }
        return bytes;
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t';
    }

    private void split() {
        while (at < text.length()) {
            if (isSpace(text.charAt(at))) {
                at++;
            } else {
                token();
            }
        }
    }

    private void token() {
        int begin = at;
        while (at < text.length() && !isSpace(text.charAt(at)) && text.charAt(at) != '"') {
            at++;
        }
        boolean isQuoted = at < text.length() && text.charAt(at) == '"';
        String plain = interner.intern(text, begin, at);
        add(begin, isQuoted ? plain + quoted() : plain);
    }

    /** From an opening quote to behind the closing one. */
    private String quoted() {
        int open = at;
        at++;
        int begin = at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
            return text.substring(begin, at - 1);
        }
        StringBuilder unescaped = new StringBuilder();
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character == '"') {
                unescaped.append(text, begin, at);
                at++;
                return unescaped.toString();
            }
            if (character == '\\') {
                unescaped.append(text, begin, at);
                at++;
                begin = at;
            }
            at++;
        }
        throw line.fault(open + 1, "unclosed quote: write a double quote after the string");
    }

    private void add(int begin, String token) {
        if (token.length() > MAX_TOKEN_BYTES / 3 && bytes(token) > MAX_TOKEN_BYTES) {
            throw line.fault(
                    begin + 1,
                    "the word has more than " + MAX_TOKEN_BYTES + " bytes, the limit of iptables-restore: shorten it");
        }
        if (tokens.size() == MAX_TOKENS) {
            throw line.fault(
                    begin + 1,
                    "the line has more than " + MAX_TOKENS
                            + " words, the limit of iptables-restore: write several lines");
        }
        tokens.add(new Token(line, begin + 1, token));
    }
}
