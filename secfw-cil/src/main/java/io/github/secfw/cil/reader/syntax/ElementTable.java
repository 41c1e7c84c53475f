package io.github.secfw.cil.reader.syntax;

import java.util.Arrays;

/**
 * The symbols and lists of one statement, by number in the order of the text; a list's elements follow it. A string is a
 * symbol, as for the compiler.
 */
final class ElementTable {

    /** The most elements of a statement. */
    static final int MAX = 1 << 24;

    private final String text;
    private int[] starts = new int[256];
    /** Of a symbol its end in the text; of a list the number of the element after its last, negative. */
    private int[] ends = new int[256];

    private int count;

    ElementTable(String text) {
        this.text = text;
    }

    /** The same elements, which stay when these are cleared. */
    ElementTable copy() {
        ElementTable copy = new ElementTable(text);
        copy.starts = Arrays.copyOf(starts, count);
        copy.ends = Arrays.copyOf(ends, count);
        copy.count = count;
        return copy;
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    /** Adds a symbol, or a list that is still open. */
    int add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        return count++;
    }

    void close(int list) {
        ends[list] = -count;
    }

    boolean isList(int element) {
        return ends[element] < 0;
    }

    /** The number of the element after this one and all that is in it. */
    int after(int element) {
        return isList(element) ? -ends[element] : element + 1;
    }

    int offset(int element) {
        return starts[element];
    }

    /** How many elements a list has, not counting those of lists in it. */
    int size(int list) {
        int size = 0;
        int end = after(list);
        for (int element = list + 1; element < end; element = after(element)) {
            size++;
        }
        return size;
    }

    /** The number of a list's element, which must be there. */
    int get(int list, int index) {
        int element = list + 1;
        for (int i = 0; i < index; i++) {
            element = after(element);
        }
        return element;
    }

    boolean isString(int element) {
        return text.charAt(starts[element]) == '"';
    }

    /** A symbol's text; of a string what is between its quotes. */
    String symbol(int element) {
        return isString(element)
                ? text.substring(starts[element] + 1, ends[element] - 1)
                : text.substring(starts[element], ends[element]);
    }
}
