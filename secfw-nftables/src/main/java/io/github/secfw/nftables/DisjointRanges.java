package io.github.secfw.nftables;

import java.util.Map;
import java.util.TreeMap;

/**
 * Closed ranges of which no two overlap.
 *
 * @param <C> what they are ranges of
 */
final class DisjointRanges<C extends Comparable<C>> {

    private final TreeMap<C, C> lastByFirst = new TreeMap<>();

    /** Whether a range overlaps one of these. */
    boolean overlap(C first, C last) {
        Map.Entry<C, C> before = lastByFirst.floorEntry(last);
        return before != null && before.getValue().compareTo(first) >= 0;
    }

    void add(C first, C last) {
        lastByFirst.put(first, last);
    }
}
