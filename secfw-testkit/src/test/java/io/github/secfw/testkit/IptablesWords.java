package io.github.secfw.testkit;

import java.util.ArrayList;
import java.util.List;

/** The words of a line that iptables-save prints: quoted where need be, with backslashes before what they escape. */
final class IptablesWords {

    private IptablesWords() {}

    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (quoted && character == '\\') {
                word.append(line.charAt(++i));
            } else if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && character == ' ') {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(character);
            }
        }
        words.add(word.toString());
        return words;
    }
}
