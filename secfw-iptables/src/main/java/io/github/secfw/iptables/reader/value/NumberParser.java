package io.github.secfw.iptables.reader.value;

import java.util.OptionalLong;

/** Parser of numbers: decimal, octal after {@code 0}, hexadecimal after {@code 0x} (xtables_strtoul). */
public final class NumberParser {

    private NumberParser() {}

    /** The number of a whole text; empty if the text is not a number from 0 to a maximum. */
    public static OptionalLong parse(String text, long max) {
        int radix = 10;
        int begin = 0;
        if (text.startsWith("0x") || text.startsWith("0X")) {
            radix = 16;
            begin = 2;
        } else if (text.startsWith("0") && text.length() > 1) {
            radix = 8;
            begin = 1;
        }
        if (begin == text.length()) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (int i = begin; i < text.length(); i++) {
            char character = text.charAt(i);
            int digit = character < 0x80 ? Character.digit(character, radix) : -1;
            number = number * radix + digit;
            if (digit < 0 || number > max) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(number);
    }
}
