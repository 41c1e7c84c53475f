package io.github.secfw.testkit.tools;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of an iptables-restore line.
 *
 * @param value the value that the tool sees, without quotes and escapes
 * @param start the index of its first character in the line
 * @param end the index after its last character
 */
record IptablesWord(String value, int start, int end) {

    /** Splits a line as iptables-restore does: at blanks outside double quotes. A backslash escapes only inside quotes. */
    static List<IptablesWord> in(String line) {
        List<IptablesWord> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            if (isBlank(line.charAt(at))) {
                at++;
            } else {
                IptablesWord word = startingAt(line, at);
                words.add(word);
                at = word.end();
            }
        }
        return List.copyOf(words);
    }

    private static IptablesWord startingAt(String line, int start) {
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        int at = start;
        while (at < line.length() && (quoted || !isBlank(line.charAt(at)))) {
            char character = line.charAt(at++);
            if (character == '"') {
                quoted = !quoted;
            } else if (character == '\\' && quoted && at < line.length()) {
                value.append(line.charAt(at++));
            } else {
                value.append(character);
            }
        }
        return new IptablesWord(value.toString(), start, at);
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\r';
    }
}
