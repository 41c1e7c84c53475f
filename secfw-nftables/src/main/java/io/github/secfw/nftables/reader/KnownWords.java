package io.github.secfw.nftables.reader;

import java.util.Arrays;

/** Makes strings of parts of a text, and mostly the same one for equal parts: most words of rules occur often. */
final class KnownWords {

    private static final int SIZE = 1024;

    private final String text;
    private final String[] words = new String[SIZE];

    /** Of the words, by which most others are known without looking at them. */
    private final int[] hashes = new int[SIZE];

    KnownWords(String text) {
        this.text = text;
        Arrays.fill(words, "");
    }

    String word(int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int place = (hash ^ hash >>> 10) & SIZE - 1;
        if (hashes[place] == hash && isAt(words[place], from, to)) {
            return words[place];
        }
        String word = text.substring(from, to);
        words[place] = word;
        hashes[place] = hash;
        return word;
    }

    private boolean isAt(String word, int from, int to) {
        return word.length() == to - from && text.startsWith(word, from);
    }
}
