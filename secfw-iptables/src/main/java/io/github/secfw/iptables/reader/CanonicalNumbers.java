package io.github.secfw.iptables.reader;

import io.github.secfw.net.Mark;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalLong;

/** Canonical texts of numbers, which iptables takes as decimal, octal and hexadecimal. */
final class CanonicalNumbers {

    static final long MAX_32 = 0xffff_ffffL;

    private static final BigInteger MAX_64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    /** The kernel compares a random number of 31 bits. */
    private static final BigDecimal PROBABILITY_ONE = BigDecimal.valueOf(1L << 31);

    private CanonicalNumbers() {}

    /** A word as it is, in quotes where it needs them. */
    static String quoted(Word word) {
        StringBuilder text = new StringBuilder();
        word.appendTo(text);
        return text.toString();
    }

    /** A decimal number within bounds. */
    static String number(Word word, long min, long max) {
        return Long.toString(parse(word, word.text(), min, max));
    }

    private static long parse(Word word, String text, long min, long max) {
        OptionalLong number = Numbers.parse(text.strip(), max);
        if (number.isEmpty() || number.getAsLong() < min) {
            throw word.fault("invalid number \"" + text + "\": expected a number from " + min + " to " + max);
        }
        return number.getAsLong();
    }

    static String number64(Word word) {
        return parse64(word, word.text()).toString();
    }

    private static BigInteger parse64(Word word, String text) {
        try {
            boolean isHexadecimal = text.startsWith("0x") || text.startsWith("0X");
            boolean isOctal = text.length() > 1 && text.startsWith("0");
            String digits = isHexadecimal ? text.substring(2) : text;
            BigInteger number = new BigInteger(digits, isHexadecimal ? 16 : isOctal ? 8 : 10);
            if (Character.isLetterOrDigit(digits.charAt(0)) && number.compareTo(MAX_64) <= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw fault64(word, text);
        }
        throw fault64(word, text);
    }

    private static IllegalArgumentException fault64(Word word, String text) {
        return word.fault("invalid number \"" + text + "\": expected a number from 0 to " + MAX_64);
    }

    /** Two decimal numbers with a colon, or one where they are equal. */
    static String text(long first, long last) {
        return first == last ? Long.toString(first) : first + ":" + last;
    }

    static String range(Word word, long max) {
        String text = word.text();
        int colon = text.indexOf(':');
        if (colon < 0) {
            return number(word, 0, max);
        }
        String first = text.substring(0, colon);
        String last = text.substring(colon + 1);
        return text(first.isEmpty() ? 0 : parse(word, first, 0, max), last.isEmpty() ? max : parse(word, last, 0, max));
    }

    /** Two such numbers of which the first must not be greater. */
    static String ordered(Word word, long max) {
        String range = range(word, max);
        int colon = range.indexOf(':');
        if (colon >= 0 && Long.parseLong(range.substring(0, colon)) > Long.parseLong(range.substring(colon + 1))) {
            throw word.fault("invalid range \"" + word.text() + "\": expected the lower number first");
        }
        return range;
    }

    /** Two decimal numbers with a colon, of which the second is the greatest if it is missing. */
    static String from(Word word) {
        String text = word.text();
        int colon = text.indexOf(':');
        String begin = colon < 0 ? text : text.substring(0, colon);
        BigInteger first = begin.isEmpty() && colon >= 0 ? BigInteger.ZERO : parse64(word, begin);
        BigInteger last = colon < 0 || colon == text.length() - 1 ? MAX_64 : parse64(word, text.substring(colon + 1));
        if (first.compareTo(last) > 0) {
            throw word.fault("invalid range \"" + text + "\": expected the lower number first");
        }
        return first + ":" + last;
    }

    /** A hexadecimal number, and its mask where that does not have all bits. */
    static String masked(Word word) {
        MaskedNumber number = MaskedNumber.parse(word);
        return hexadecimal(number.value()) + (number.mask() == Mark.ALL_BITS ? "" : "/" + hexadecimal(number.mask()));
    }

    static String hexadecimal(long number) {
        return "0x" + Long.toHexString(number);
    }

    /** The number that the kernel compares with a random one. */
    static String probability(Word word) {
        try {
            String text = word.text().strip();
            BigDecimal number = new BigDecimal(text);
            if (number.signum() >= 0
                    && number.compareTo(BigDecimal.ONE) <= 0
                    && !text.toLowerCase(Locale.ROOT).endsWith("d")) {
                return number.multiply(PROBABILITY_ONE).setScale(0, RoundingMode.HALF_EVEN) + "/2^31";
            }
        } catch (NumberFormatException e) {
            throw noProbability(word);
        }
        throw noProbability(word);
    }

    private static IllegalArgumentException noProbability(Word word) {
        return word.fault("invalid probability \"" + word.text() + "\": expected a number from 0 to 1");
    }
}
