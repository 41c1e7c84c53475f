package io.github.secfw.iptables.reader.syntax;

import io.github.secfw.spi.MalformedTextException;

/**
 * A token of a line.
 *
 * @param line the line
 * @param column the column of its first character or opening quote, from 1
 * @param text the token without quotes and escapes
 */
public record Token(SourceLine line, int column, String text) {

    /**
     * Appends the token as iptables-save writes it, in quotes if it is empty or has a space, a quote or a backslash.
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

    /** Refuses the second of an option that a rule may have only once. */
    public void refuseSecond(boolean isSecond) {
        if (isSecond) {
            throw fault("the rule has a second " + text + ": leave out one");
        }
    }
}
