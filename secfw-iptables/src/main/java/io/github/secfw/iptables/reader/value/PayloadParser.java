package io.github.secfw.iptables.reader.value;

import io.github.secfw.iptables.reader.syntax.Token;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parser of the bytes of {@code -m string} and of the programs of {@code -m bpf}. */
final class PayloadParser {

    private static final Pattern PROGRAM = Pattern.compile("[0-9]{1,2}(,[0-9]+ [0-9]+ [0-9]+ [0-9]+)+,?");
    private static final int MAX_BYTES = 128;

    private PayloadParser() {}

    /** The canonical text of a string with hexadecimal bytes between bars. */
    static String ofHexadecimal(Token token) {
        StringBuilder bytes = new StringBuilder();
        String text = token.text();
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
                    throw fault(token);
                }
                bytes.append(digits.toLowerCase(Locale.ROOT));
                i++;
            }
        }
        if (isHexadecimal) {
            throw fault(token);
        }
        return checked(token, bytes.toString());
    }

    private static IllegalArgumentException fault(Token token) {
        return token.fault(
                "invalid string \"" + token.text() + "\": expected pairs of hexadecimal digits between two bars");
    }

    /** The canonical text of a string without hexadecimal bytes. */
    static String ofPlain(Token token) {
        return checked(token, ofText(token.text()));
    }

    private static String checked(Token token, String digits) {
        if (digits.isEmpty() || digits.length() > 2 * MAX_BYTES) {
            throw token.fault("invalid string \"" + token.text() + "\": expected 1 to " + MAX_BYTES + " bytes");
        }
        return text(token, digits);
    }

    /** The bytes as characters if all are printable ASCII, otherwise as hexadecimal digits between bars. */
    private static String text(Token token, String digits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i += 2) {
            int one = Integer.parseInt(digits.substring(i, i + 2), 16);
            if (one < ' ' || one > '~' || one == '|') {
                return "|" + digits + "|";
            }
            text.append((char) one);
        }
        return CanonicalNumbers.quoted(new Token(token.line(), token.column(), text.toString()));
    }

    private static String ofText(String text) {
        StringBuilder digits = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            digits.append(Character.forDigit(one >> 4 & 0xf, 16)).append(Character.forDigit(one & 0xf, 16));
        }
        return digits.toString();
    }

    /** A BPF program. It must have as many instructions as its first number says. */
    static String program(Token token) {
        String text = token.text();
        int instructions = text.replaceAll(",$", "").split(",", -1).length - 1;
        if (!PROGRAM.matcher(text).matches()
                || Integer.parseInt(text.substring(0, text.indexOf(','))) != instructions) {
            throw token.fault("invalid program \"" + text
                    + "\": expected the number of instructions, then each with four numbers, with commas between them");
        }
        return CanonicalNumbers.quoted(new Token(token.line(), token.column(), text.replaceAll(",$", "")));
    }
}
