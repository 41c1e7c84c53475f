package io.github.secfw.text;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Arrays;

/** Finds line and column of a place in a text. The lines are counted once, when first asked for. Not safe for several threads. */
@CheckReturnValue
public final class LineIndex {

    private final String text;
    private int[] starts = {};

    /**
     * The lines of a text.
     *
     * @param text the text, whose lines end with a line feed
     */
    public LineIndex(String text) {
        this.text = text;
    }

    /**
     * {@return the line of a character, from 1}
     *
     * @param offset the character's index in the text, or the text's length
     */
    public int line(int offset) {
        if (starts.length == 0) {
            starts = startsOfLines(text);
        }
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /**
     * {@return the column of a character, from 1}
     *
     * @param offset the character's index in the text, or the text's length
     */
    public int column(int offset) {
        return offset - starts[line(offset) - 1] + 1;
    }

    private static int[] startsOfLines(String text) {
        int[] found = new int[1024];
        int count = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count] = end + 1;
            count++;
        }
        return Arrays.copyOf(found, count);
    }
}
