package io.github.secfw.nftables.reader.syntax;

/** Parser of numbers in nft's notation: decimal, hexadecimal after {@code 0x}, or octal after {@code 0}. */
public final class NumberLiterals {

    /** The largest number to which another digit can be appended without overflow. */
    private static final long SAFE = (Long.MAX_VALUE >> 4) - 1;

    private NumberLiterals() {}

    /** {@return the number, {@link Long#MAX_VALUE} for all larger ones, -1 for a word that is not a number} */
    public static long parse(String word) {
        if (word.startsWith("0x") || word.startsWith("0X")) {
            return parse(word, 2, 16);
        }
        return parse(word, 0, word.startsWith("0") ? 8 : 10);
    }

    private static long parse(String word, int first, int base) {
        if (word.length() == first) {
            return -1;
        }
        long number = 0;
        for (int i = first; i < word.length(); i++) {
            char c = word.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, base) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number <= SAFE ? number * base + digit : Long.MAX_VALUE;
        }
        return number;
    }
}
