package io.github.secfw.iptables.reader;

import java.util.Arrays;

/** Keeps words of a file that come again and again, so that each of them is one string. Not safe for several threads. */
final class RepeatedWords {

    private static final int SIZE = 1024;
    private static final int MAX_LENGTH = 24;

    private final String[] words = new String[SIZE];

    /** Of the words, by which most others are known without looking at them. */
    private final int[] hashes = new int[SIZE];

    /** No words yet. */
    RepeatedWords() {
        Arrays.fill(words, "");
    }

    /** The word of a text from one place to another. */
    String word(String text, int begin, int end) {
        if (end - begin > MAX_LENGTH) {
            return text.substring(begin, end);
        }
        int hash = 0;
        for (int i = begin; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int place = (hash ^ hash >>> 10 ^ hash >>> 20) & SIZE - 1;
        String known = words[place];
        if (hashes[place] == hash && known.length() == end - begin && text.startsWith(known, begin)) {
            return known;
        }
        words[place] = text.substring(begin, end);
        hashes[place] = hash;
        return words[place];
    }
}
