package io.github.secfw.nftables.reader.text;

import io.github.secfw.nftables.reader.syntax.SourceText;
import io.github.secfw.spi.MalformedTextException;
import io.github.secfw.text.StringInterner;

/** Scanner of nft text. It is positioned at one token. */
final class Scanner {

    /** The kinds of tokens. */
    enum Kind {
        /** A name, number or address. */
        WORD,
        /** A text in double quotes. */
        QUOTED,
        /** A character, or an operator of two characters. */
        SYMBOL,
        /** The end of a line, or a semicolon. */
        SEPARATOR,
        /** The end of the text. */
        END
    }

    /** The number of groups of an IPv6 address and of a link-layer address. */
    private static final int HEXTETS = 8;

    private static final int OCTETS = 6;

    private final SourceText file;
    private final String text;
    private final StringInterner interner = new StringInterner();
    private Kind kind = Kind.SEPARATOR;
    private int from;
    private int to;

    /** The token's text if {@link #word} was called, else empty. */
    private String word = "";

    private int lastEnd;
    private int line = 1;

    /** The end of the last counted line. */
    private int lineEnd;

    Scanner(SourceText file) {
        this.file = file;
        this.text = file.text();
        this.lineEnd = endOfLine(0);
        advance();
    }

    private int endOfLine(int begin) {
        int end = text.indexOf('\n', begin);
        return end < 0 ? text.length() : end;
    }

    SourceText file() {
        return file;
    }

    Kind kind() {
        return kind;
    }

    /** {@return the offset of the token} */
    int at() {
        return from;
    }

    /** {@return the offset after the previous token} */
    int lastEnd() {
        return lastEnd;
    }

    /** {@return the line of the token} */
    int line() {
        while (lineEnd < from) {
            line++;
            lineEnd = endOfLine(lineEnd + 1);
        }
        return line;
    }

    /** Moves to the token at an offset. */
    void goTo(int place) {
        to = place;
        advance();
    }

    /** {@return the first character of the token, 0 at the end of the text} */
    char first() {
        return from < text.length() ? text.charAt(from) : 0;
    }

    /** {@return the token's text, without quotes} */
    String word() {
        if (word.isEmpty()) {
            word = kind == Kind.QUOTED ? interner.intern(text, from + 1, to - 1) : interner.intern(text, from, to);
        }
        return word;
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && is(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && is(symbol);
    }

    private boolean is(String expected) {
        return to - from == expected.length() && text.startsWith(expected, from);
    }

    /** {@return whether a line, an entry, a block or the text ends here} */
    boolean isAtEnd() {
        return kind == Kind.SEPARATOR || kind == Kind.END || isSymbol("}");
    }

    /** Skips a keyword, or refuses another token. */
    void require(String keyword) {
        if (!isWord(keyword)) {
            throw fault("\"" + keyword + "\" is missing before " + shown());
        }
        advance();
    }

    /** Skips a symbol, or refuses another token. */
    void requireSymbol(String symbol) {
        if (!isSymbol(symbol)) {
            throw fault("'" + symbol + "' is missing before " + shown());
        }
        advance();
    }

    MalformedTextException fault(String fault) {
        return file.fault(from, fault);
    }

    /** {@return the token as messages show it} */
    String shown() {
        return switch (kind) {
            case END -> "the end of the text";
            case SEPARATOR -> text.charAt(from) == ';' ? "\";\"" : "the end of the line";
            case QUOTED -> file.excerpt(from, Math.min(to, from + 60));
            default -> "\"" + file.excerpt(from, Math.min(to, from + 60)) + "\"";
        };
    }

    void advance() {
        lastEnd = to;
        word = "";
        skipBlanks();
        from = to;
        if (from == text.length()) {
            kind = Kind.END;
            return;
        }
        char first = text.charAt(from);
        if (first == '\n' || first == ';') {
            kind = Kind.SEPARATOR;
            to = from + 1;
        } else if (first == '"') {
            quoted();
        } else if (isOfAddress(first) && (isAddress() || isClass())) {
            kind = Kind.WORD;
        } else if (isDigit(first)) {
            number();
        } else if (isLetter(first) || isNameWithPoint()) {
            name();
        } else {
            symbol(first);
        }
    }

    private void skipBlanks() {
        while (to < text.length()) {
            char next = text.charAt(to);
            if (next == ' ' || next == '\t') {
                to++;
            } else if (next == '#') {
                comment();
            } else if (next == '\\' && to + 1 < text.length() && text.charAt(to + 1) == '\n') {
                to += 2;
            } else {
                return;
            }
        }
    }

    private void comment() {
        int end = text.indexOf('\n', to);
        if (end < 0) {
            throw file.fault(to, "no line feed follows the comment: end the last line with a line feed");
        }
        to = end;
    }

    private void quoted() {
        int end = text.indexOf('"', from + 1);
        int lineEnd = text.indexOf('\n', from);
        if (end < 0 || (lineEnd >= 0 && lineEnd < end)) {
            throw fault("the quoted text does not end on its line: close the quotes");
        }
        kind = Kind.QUOTED;
        to = end + 1;
    }

    /** Scans an IPv6 or link-layer address, which is one token in spite of its colons. */
    private boolean isAddress() {
        int end = from;
        int colons = 0;
        boolean isShort = false;
        while (end < text.length() && isOfAddress(text.charAt(end))) {
            if (text.charAt(end) == ':') {
                colons++;
                isShort |= end > from && text.charAt(end - 1) == ':';
            }
            end++;
        }
        boolean isAlone = end == text.length()
                || !isOfName(text.charAt(end))
                || text.charAt(end) == '/'
                || text.charAt(end) == '-';
        boolean is = colons > 1
                && isAlone
                && (isShort || colons == HEXTETS - 1 || colons == OCTETS - 1 || isMapped(end, colons));
        if (is) {
            to = end;
        }
        return is;
    }

    /** Whether it is an IPv6 address that ends with an IPv4 address. */
    private boolean isMapped(int end, int colons) {
        return colons == OCTETS && text.substring(from, end).indexOf('.') > 0;
    }

    private static boolean isOfAddress(char c) {
        return isOfHexadecimal(c) || c == ':' || c == '.';
    }

    private static boolean isOfHexadecimal(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** Scans a traffic class, {@code 1:10}. nft recognizes it by the character after it. */
    private boolean isClass() {
        int colon = endOfHexadecimal(from);
        if (colon == from || colon == text.length() || text.charAt(colon) != ':') {
            return false;
        }
        int end = endOfHexadecimal(colon + 1);
        boolean is = end > colon + 1 && end < text.length() && " \t\n:-},".indexOf(text.charAt(end)) >= 0;
        if (is) {
            to = end;
        }
        return is;
    }

    private int endOfHexadecimal(int begin) {
        int end = begin;
        while (end < text.length() && end < begin + 4 && isOfHexadecimal(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether a name begins here with a dot. */
    private boolean isNameWithPoint() {
        return text.charAt(from) == '.' && from + 1 < text.length() && isOfName(text.charAt(from + 1));
    }

    private void number() {
        kind = Kind.WORD;
        to = new NumberToken(text, from).end();
    }

    private void name() {
        kind = Kind.WORD;
        to = from + 1;
        while (to < text.length() && isOfName(text.charAt(to))) {
            to++;
        }
        if (to < text.length() && text.charAt(to) == '*') {
            to++;
        } else if (to + 1 < text.length() && text.charAt(to) == '\\' && text.charAt(to + 1) == '*') {
            to += 2;
        }
    }

    private void symbol(char first) {
        kind = Kind.SYMBOL;
        to = from + 1;
        if (to < text.length()) {
            char second = text.charAt(to);
            boolean isComparison = second == '=' && "=!<>".indexOf(first) >= 0;
            boolean isShift = second == first && (first == '<' || first == '>');
            if (isComparison || isShift) {
                to++;
            }
        }
        if ("{}[]()<>=!,.:@$/-*&|^+".indexOf(first) < 0) {
            throw fault("unexpected character "
                    + (first > ' ' && first < 0x7f ? "'" + first + "'" : String.format("U+%04X", (int) first))
                    + ": quote it or leave it out");
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isOfName(char c) {
        return isLetter(c) || isDigit(c) || c == '.' || c == '/' || c == '-';
    }
}
