package io.github.secfw.cil.reader.syntax;

import java.util.Arrays;

/**
 * The symbols and lists of one statement, flattened into arrays in the order of the text: the elements of a list follow the list.
 * A string is a symbol, as in the compiler.
 */
final class ElementTable {

    /** The maximum number of elements. */
    static final int MAX = 1 << 24;

    private final String text;
    private int[] starts = new int[256];
    /** For a symbol, its end in the text; for a list, the negative index of the element after its last one. */
    private int[] ends = new int[256];

    private int count;

    ElementTable(String text) {
        this.text = text;
    }

    /** Copies the elements, so that they survive {@link #clear}. */
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

    /** Adds a symbol, or a list whose end is 0 until it is closed, and returns its index. */
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

    /** The index of the element after this one and all its elements. */
    int after(int element) {
        return isList(element) ? -ends[element] : element + 1;
    }

    int offset(int element) {
        return starts[element];
    }

    /** The number of elements of a list, without those of inner lists. */
    int size(int list) {
        int size = 0;
        int end = after(list);
        for (int element = list + 1; element < end; element = after(element)) {
            size++;
        }
        return size;
    }

    /** The index of an element of a list, which must exist. */
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

    /** The text of a symbol, without the quotes of a string. */
    String symbol(int element) {
        return isString(element)
                ? text.substring(starts[element] + 1, ends[element] - 1)
                : text.substring(starts[element], ends[element]);
    }
}
