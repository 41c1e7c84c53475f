package io.github.secfw.nftables.reader.text;

import java.util.List;

/**
 * The end of a token that begins with a digit: a number, an IPv4 address, a time span, or the frame types {@code 8021q} and
 * {@code 8021ad}. As in nft's scanner the longest of these wins, whatever follows.
 */
record NumberToken(String text, int from) {

    private static final int OCTETS = 4;

    private static final List<String> UNITS = List.of("d", "h", "m", "s", "ms");

    /** {@return the offset after its last character} */
    int end() {
        int digits = digits(from);
        if (digits == text.length() || !canGoOn(text.charAt(digits))) {
            return digits;
        }
        int number = isHexadecimal() ? hexadecimal(from + 2) : digits;
        return Math.max(Math.max(number, address()), Math.max(time(), frame()));
    }

    /** Whether more than a number can follow: the dot of an address, or a letter. */
    private static boolean canGoOn(char character) {
        return character == '.' || (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private boolean isHexadecimal() {
        boolean is = text.startsWith("0x", from) || text.startsWith("0X", from);
        return is && hexadecimal(from + 2) > from + 2;
    }

    private int hexadecimal(int begin) {
        int end = begin;
        while (end < text.length() && text.charAt(end) < 0x80 && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        return end;
    }

    private int digits(int begin) {
        int end = begin;
        while (isDigit(end)) {
            end++;
        }
        return end;
    }

    private boolean isDigit(int place) {
        return place < text.length() && text.charAt(place) >= '0' && text.charAt(place) <= '9';
    }

    private int address() {
        int end = octet(from);
        for (int i = 1; i < OCTETS; i++) {
            if (end == text.length() || text.charAt(end) != '.' || !isDigit(end + 1)) {
                return from;
            }
            end = octet(end + 1);
        }
        return end;
    }

    private int octet(int begin) {
        return Math.min(digits(begin), begin + 3);
    }

    /** The end of a time span, {@code 1d2h3m4s5ms}. Each part is optional. */
    private int time() {
        int end = from;
        for (String unit : UNITS) {
            int digits = digits(end);
            boolean isThere = digits > end
                    && text.startsWith(unit, digits)
                    && !(unit.equals("m") && text.startsWith("ms", digits));
            if (isThere) {
                end = digits + unit.length();
            }
        }
        return end;
    }

    private int frame() {
        if (text.startsWith("8021ad", from)) {
            return from + 6;
        }
        return text.startsWith("8021q", from) ? from + 5 : from;
    }
}
