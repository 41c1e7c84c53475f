package io.github.secfw.iptables.reader.syntax;

import io.github.secfw.spi.MalformedTextException;

/**
 * A word of a line.
 *
 * @param line the line
 * @param column where it begins, from 1 on; a quote is part of it there
 * @param text the word without quotes and escapes
 */
public record Token(SourceLine line, int column, String text) {

    /**
     * Adds the word to a text as iptables-save writes it: in quotes where it could be taken for several words, for none or
     * for another one.
     */
    public void appendTo(StringBuilder to) {
        if (!needsQuotes()) {
            to.append(text);
            return;
        }
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            to.append(isSpecial(character) ? "\\" : "").append(character);
        }
        to.append('"');
    }

    private boolean needsQuotes() {
        return text.isEmpty() || text.chars().anyMatch(character -> character <= ' ' || isSpecial((char) character));
    }

    private static boolean isSpecial(char character) {
        return character == '"' || character == '\\' || character == '\'';
    }

    public MalformedTextException fault(String fault) {
        return line.fault(column, fault);
    }

    /** Refuses an option that can stand in a rule once. */
    public void refuseSecond(boolean isSecond) {
        if (isSecond) {
            throw fault("the rule has a second " + text + ": leave out one");
        }
    }
}
