package io.github.secfw.iptables.reader.value;

import io.github.secfw.iptables.reader.syntax.Token;
import java.util.OptionalLong;

/**
 * Parser of the tests of {@code -m u32}: {@code LOCATION=VALUES}, joined by {@code &&}. A location is a number with
 * operators, and values are a comma-separated list of ranges (libxt_u32).
 */
final class U32Parser {

    private final Token token;
    private final String text;
    private final StringBuilder canonical = new StringBuilder();
    private int at;

    U32Parser(Token token) {
        this.token = token;
        this.text = token.text();
    }

    /** The tests with hexadecimal numbers and without spaces. */
    String canonical() {
        test();
        while (!isAtEnd()) {
            expect("&&");
            test();
        }
        return canonical.toString();
    }

    private void test() {
        number();
        while (!takes("=")) {
            if (!takes("&") && !takes("<<") && !takes(">>") && !takes("@")) {
                throw fault();
            }
            number();
        }
        do {
            number();
            if (takes(":")) {
                number();
            }
        } while (takes(","));
    }

    private boolean isAtEnd() {
        skipBlanks();
        return at == text.length();
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean takes(String sign) {
        skipBlanks();
        boolean isThere = text.startsWith(sign, at) && !(sign.equals("&") && text.startsWith("&&", at));
        if (isThere) {
            at += sign.length();
            canonical.append(sign);
        }
        return isThere;
    }

    private void expect(String sign) {
        if (!takes(sign)) {
            throw fault();
        }
    }

    private void number() {
        skipBlanks();
        int begin = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        OptionalLong number = NumberParser.parse(text.substring(begin, at), CanonicalNumbers.MAX_32);
        if (number.isEmpty()) {
            throw fault();
        }
        canonical.append(CanonicalNumbers.hexadecimal(number.getAsLong()));
    }

    private IllegalArgumentException fault() {
        return token.fault("invalid test \"" + text + "\" at its character " + (at + 1)
                + ": expected LOCATION=VALUES, as 0>>22&0x3c@0=1:5");
    }
}
