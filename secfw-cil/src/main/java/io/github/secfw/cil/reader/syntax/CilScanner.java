package io.github.secfw.cil.reader.syntax;

/** Splits a text into statements of symbols, strings and lists, without comments ({@code cil_lexer.l}, {@code cil_parser.c}). */
public final class CilScanner {

    /** The maximum depth of nested lists; Debian's policy has about 100. */
    static final int MAX_DEPTH = 1000;

    private static final String SPECIAL = "[].@=/*-_$%+!|&^:~`#{}'<>?,";
    private final String text;
    private final SourceLines lines;
    private final ElementTable elements;
    private final int[] open = new int[MAX_DEPTH];
    private int position;

    public CilScanner(String text, SourceLines lines) {
        this.text = text;
        this.lines = lines;
        this.elements = new ElementTable(text);
    }

    /** The elements of the last statement. */
    public ElementTable elements() {
        return elements;
    }

    /** Reads the next statement, whose list becomes element 0; returns false at the end of the text. */
    public boolean next() {
        elements.clear();
        int depth = 0;
        int length = text.length();
        while (position < length) {
            char c = text.charAt(position);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                position++;
            } else if (c == '(') {
                depth = open(depth);
            } else if (c == ')') {
                if (depth == 0) {
                    throw lines.malformed(position, "unexpected \")\": remove it");
                }
                depth--;
                elements.close(open[depth]);
                position++;
                if (depth == 0) {
                    return true;
                }
            } else if (c == ';') {
                int end = text.indexOf('\n', position);
                position = end < 0 ? length : end;
            } else {
                symbol(c, depth);
            }
        }
        if (depth > 0) {
            throw lines.malformed(elements.offset(open[depth - 1]), "\"(\" is not closed: add \")\"");
        }
        return false;
    }

    private int open(int depth) {
        if (depth == MAX_DEPTH) {
            throw lines.malformed(position, "lists are nested more than " + MAX_DEPTH + " deep: nest them less");
        }
        checkCount();
        open[depth] = elements.add(position, 0);
        position++;
        return depth + 1;
    }

    private void checkCount() {
        if (elements.count() == ElementTable.MAX) {
            throw lines.malformed(
                    elements.offset(0),
                    "the statement has more than " + ElementTable.MAX + " symbols and lists: split it");
        }
    }

    private void symbol(char first, int depth) {
        int start = position;
        if (depth == 0) {
            throw lines.malformed(
                    start, "unexpected " + quoted(start) + " outside of a list: write a statement in parentheses");
        }
        checkCount();
        if (first == '"') {
            int end = text.indexOf('"', start + 1);
            int lineEnd = text.indexOf('\n', start + 1);
            if (end < 0 || (lineEnd >= 0 && lineEnd < end)) {
                throw lines.malformed(start, "unterminated string: close it with '\"' in the same line");
            }
            position = end + 1;
        } else {
            int end = start;
            while (end < text.length() && isSymbolCharacter(text.charAt(end))) {
                end++;
            }
            if (end == start) {
                throw lines.malformed(start, "invalid " + quoted(start) + ": write letters, digits, '_' or '-'");
            }
            position = end;
        }
        elements.add(start, position);
    }

    private String quoted(int start) {
        int end = start;
        int most = Math.min(text.length(), start + 40);
        while (end < most && isSymbolCharacter(text.charAt(end))) {
            end++;
        }
        return end > start
                ? "\"" + text.substring(start, end) + "\""
                : String.format("character U+%04X", text.codePointAt(start));
    }

    private static boolean isSymbolCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || c == '_'
                || (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || SPECIAL.indexOf(c) >= 0;
    }
}
