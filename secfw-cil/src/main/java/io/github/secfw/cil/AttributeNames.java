package io.github.secfw.cil;

import java.util.SortedSet;
import java.util.TreeSet;

/** Makes names for attributes of the module's own, which no other name is equal to. */
final class AttributeNames {

    private final String prefix;
    private final SortedSet<String> taken;
    private int number;

    /** Names that begin with a prefix and are none of those that are taken. */
    AttributeNames(String prefix, SortedSet<String> taken) {
        this.prefix = prefix;
        this.taken = new TreeSet<>(taken);
    }

    String next() {
        do {
            number++;
        } while (!taken.add(prefix + number));
        return prefix + number;
    }
}
