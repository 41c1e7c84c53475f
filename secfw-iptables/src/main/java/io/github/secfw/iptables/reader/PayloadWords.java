package io.github.secfw.iptables.reader;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Bytes that rules look for in packets, and programs that look for them. */
final class PayloadWords {

    private static final Pattern PROGRAM = Pattern.compile("[0-9]{1,2}(,[0-9]+ [0-9]+ [0-9]+ [0-9]+)+,?");
    private static final int MAX_BYTES = 128;

    private PayloadWords() {}

    /** Text in which hexadecimal numbers stand between bars. */
    static String ofHexadecimal(Word word) {
        StringBuilder bytes = new StringBuilder();
        String text = word.text();
        boolean isHexadecimal = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '|') {
                isHexadecimal = !isHexadecimal;
            } else if (!isHexadecimal) {
                boolean isEscaped = character == '\\' && i + 1 < text.length();
                i += isEscaped ? 1 : 0;
                bytes.append(ofText(text.substring(i, i + 1)));
            } else if (character != ' ') {
                String digits = text.substring(i, Math.min(i + 2, text.length()));
                if (!digits.matches("[0-9a-fA-F]{2}")) {
                    throw fault(word);
                }
                bytes.append(digits.toLowerCase(Locale.ROOT));
                i++;
            }
        }
        if (isHexadecimal) {
            throw fault(word);
        }
        return checked(word, bytes.toString());
    }

    private static IllegalArgumentException fault(Word word) {
        return word.fault(
                "invalid string \"" + word.text() + "\": expected pairs of hexadecimal digits between two bars");
    }

    /** Text without such numbers. */
    static String ofPlain(Word word) {
        return checked(word, ofText(word.text()));
    }

    private static String checked(Word word, String digits) {
        if (digits.isEmpty() || digits.length() > 2 * MAX_BYTES) {
            throw word.fault("invalid string \"" + word.text() + "\": expected 1 to " + MAX_BYTES + " bytes");
        }
        return text(word, digits);
    }

    /** Visible characters as they are, else all bytes between bars. */
    private static String text(Word word, String digits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i += 2) {
            int one = Integer.parseInt(digits.substring(i, i + 2), 16);
            if (one < ' ' || one > '~' || one == '|') {
                return "|" + digits + "|";
            }
            text.append((char) one);
        }
        return CanonicalNumbers.quoted(new Word(word.line(), word.column(), text.toString()));
    }

    private static String ofText(String text) {
        StringBuilder digits = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            digits.append(Character.forDigit(one >> 4 & 0xf, 16)).append(Character.forDigit(one & 0xf, 16));
        }
        return digits.toString();
    }

    /** A program, with as many instructions as it says. */
    static String program(Word word) {
        String text = word.text();
        int instructions = text.replaceAll(",$", "").split(",", -1).length - 1;
        if (!PROGRAM.matcher(text).matches()
                || Integer.parseInt(text.substring(0, text.indexOf(','))) != instructions) {
            throw word.fault("invalid program \"" + text
                    + "\": expected the number of instructions, then each with four numbers, with commas between them");
        }
        return CanonicalNumbers.quoted(new Word(word.line(), word.column(), text.replaceAll(",$", "")));
    }
}
