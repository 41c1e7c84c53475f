package io.github.secfw.text;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Arrays;

/**
 * Makes strings of parts of a text, and mostly the same string for equal parts: most words of rules occur often. A fixed number
 * of short strings is kept; a newer one takes the place of an older one with the same hash. Not safe for several threads.
 */
@CheckReturnValue
public final class StringInterner {

    private static final int SIZE = 1024;
    private static final int MAX_LENGTH = 24;

    private final String[] strings = new String[SIZE];

    /** The hashes of the strings, by which most others are told apart without comparing characters. */
    private final int[] hashes = new int[SIZE];

    /** No strings yet. */
    public StringInterner() {
        Arrays.fill(strings, "");
    }

    /**
     * A part of a text as a string.
     *
     * @param text the text
     * @param begin the index of the part's first character
     * @param end the index after its last character
     * @return a string equal to {@code text.substring(begin, end)}
     */
    public String intern(String text, int begin, int end) {
        if (end - begin > MAX_LENGTH) {
            return text.substring(begin, end);
        }
        int hash = 0;
        for (int i = begin; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int slot = (hash ^ hash >>> 10 ^ hash >>> 20) & SIZE - 1;
        String known = strings[slot];
        if (hashes[slot] == hash && known.length() == end - begin && text.startsWith(known, begin)) {
            return known;
        }
        strings[slot] = text.substring(begin, end);
        hashes[slot] = hash;
        return strings[slot];
    }
}
