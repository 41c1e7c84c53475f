package io.github.secfw.nftables.reader;

/** Reads numbers as nft does: decimal, or hexadecimal behind {@code 0x}. */
final class Numbers {

    /** So many digits never overflow a long. */
    private static final int DIGITS = 15;

    private Numbers() {}

    /** {@return the number, -1 where the word is none} */
    static long parse(String word) {
        boolean isHexadecimal = word.startsWith("0x") || word.startsWith("0X");
        int first = isHexadecimal ? 2 : 0;
        if (word.length() == first || word.length() - first > DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = first; i < word.length(); i++) {
            char c = word.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, isHexadecimal ? 16 : 10) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * (isHexadecimal ? 16 : 10) + digit;
        }
        return number;
    }
}
