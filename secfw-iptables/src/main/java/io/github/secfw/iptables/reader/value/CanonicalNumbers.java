package io.github.secfw.iptables.reader.value;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.net.Mark;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalLong;

/** Canonical texts of numbers, which iptables accepts in decimal, octal and hexadecimal. */
public final class CanonicalNumbers {

    static final long MAX_32 = 0xffff_ffffL;

    private static final BigInteger MAX_64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    /** The kernel compares the probability with a random number of 31 bits. */
    private static final BigDecimal PROBABILITY_ONE = BigDecimal.valueOf(1L << 31);

    private CanonicalNumbers() {}

    /** The text of a token, in quotes if it needs them. */
    static String quoted(Token token) {
        StringBuilder text = new StringBuilder();
        token.appendTo(text);
        return text.toString();
    }

    /** A decimal number between two bounds. */
    public static String number(Token token, long min, long max) {
        return Long.toString(parse(token, token.text(), min, max));
    }

    private static long parse(Token token, String text, long min, long max) {
        OptionalLong number = NumberParser.parse(text.strip(), max);
        if (number.isEmpty() || number.getAsLong() < min) {
            throw token.fault("invalid number \"" + text + "\": expected a number from " + min + " to " + max);
        }
        return number.getAsLong();
    }

    static String number64(Token token) {
        return parse64(token, token.text()).toString();
    }

    private static BigInteger parse64(Token token, String text) {
        try {
            boolean isHexadecimal = text.startsWith("0x") || text.startsWith("0X");
            boolean isOctal = text.length() > 1 && text.startsWith("0");
            String digits = isHexadecimal ? text.substring(2) : text;
            BigInteger number = new BigInteger(digits, isHexadecimal ? 16 : isOctal ? 8 : 10);
            if (Character.isLetterOrDigit(digits.charAt(0)) && number.compareTo(MAX_64) <= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw fault64(token, text);
        }
        throw fault64(token, text);
    }

    private static IllegalArgumentException fault64(Token token, String text) {
        return token.fault("invalid number \"" + text + "\": expected a number from 0 to " + MAX_64);
    }

    /** Two decimal numbers with a colon, or one number if they are equal. */
    static String text(long first, long last) {
        return first == last ? Long.toString(first) : first + ":" + last;
    }

    static String range(Token token, long max) {
        String text = token.text();
        int colon = text.indexOf(':');
        if (colon < 0) {
            return number(token, 0, max);
        }
        String first = text.substring(0, colon);
        String last = text.substring(colon + 1);
        return text(
                first.isEmpty() ? 0 : parse(token, first, 0, max), last.isEmpty() ? max : parse(token, last, 0, max));
    }

    /** A range whose first number must not be greater than its last. */
    static String ordered(Token token, long max) {
        String range = range(token, max);
        int colon = range.indexOf(':');
        if (colon >= 0 && Long.parseLong(range.substring(0, colon)) > Long.parseLong(range.substring(colon + 1))) {
            throw token.fault("invalid range \"" + token.text() + "\": expected the lower number first");
        }
        return range;
    }

    /** A range of 64 bits; without a second number it ends at the greatest one. */
    static String from(Token token) {
        String text = token.text();
        int colon = text.indexOf(':');
        String begin = colon < 0 ? text : text.substring(0, colon);
        BigInteger first = begin.isEmpty() && colon >= 0 ? BigInteger.ZERO : parse64(token, begin);
        BigInteger last = colon < 0 || colon == text.length() - 1 ? MAX_64 : parse64(token, text.substring(colon + 1));
        if (first.compareTo(last) > 0) {
            throw token.fault("invalid range \"" + text + "\": expected the lower number first");
        }
        return first + ":" + last;
    }

    /** A hexadecimal number, and its mask unless that has all bits. */
    static String masked(Token token) {
        MaskedNumber number = MaskedNumber.parse(token);
        return hexadecimal(number.value()) + (number.mask() == Mark.ALL_BITS ? "" : "/" + hexadecimal(number.mask()));
    }

    public static String hexadecimal(long number) {
        return "0x" + Long.toHexString(number);
    }

    /** A probability as the kernel keeps it, a fraction of 2³¹. */
    static String probability(Token token) {
        try {
            String text = token.text().strip();
            BigDecimal number = new BigDecimal(text);
            if (number.signum() >= 0
                    && number.compareTo(BigDecimal.ONE) <= 0
                    && !text.toLowerCase(Locale.ROOT).endsWith("d")) {
                return number.multiply(PROBABILITY_ONE).setScale(0, RoundingMode.HALF_EVEN) + "/2^31";
            }
        } catch (NumberFormatException e) {
            throw noProbability(token);
        }
        throw noProbability(token);
    }

    private static IllegalArgumentException noProbability(Token token) {
        return token.fault("invalid probability \"" + token.text() + "\": expected a number from 0 to 1");
    }
}
