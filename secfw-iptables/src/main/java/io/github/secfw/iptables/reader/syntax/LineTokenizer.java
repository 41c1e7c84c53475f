package io.github.secfw.iptables.reader.syntax;

import io.github.secfw.text.StringInterner;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into tokens as iptables-restore does. Spaces and tabs separate tokens. A double quote begins a quoted
 * part, and the closing quote ends the token. A backslash in quotes escapes the next character. No other character is
 * special.
 */
public final class LineTokenizer {

    /** The size of the buffer of iptables-restore for one token, without the terminating zero. */
    private static final int MAX_TOKEN_BYTES = 1023;

    /** The size of the buffer of iptables-restore for one line, without the line end and the terminating zero. */
    private static final int MAX_LINE_BYTES = 10_238;

    /** iptables-restore has room for 255 tokens and adds some of its own. */
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

    /** The tokens of a line from an index on. */
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

    /** The length of a text in UTF-8; a surrogate pair is four bytes. */
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

    /** The text of a quoted part; afterwards the position is after the closing quote. */
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
