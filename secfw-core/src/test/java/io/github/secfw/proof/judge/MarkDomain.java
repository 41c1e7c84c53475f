package io.github.secfw.proof.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The marks that can matter for two programs. A mark is cut into the bits that rules mask and the rest: each value of the
 * former, and of the latter those that rules name, those seen so far, and one that is neither. So any number of unknown marks
 * is told apart, without values that differ by name only.
 */
final class MarkDomain {

    private static final long FRESH = 0x1000;

    private final long masked;
    private final Set<Long> named = new TreeSet<>();

    /**
     * @param masked the bits that rules mask
     * @param constants the whole marks that rules name
     */
    MarkDomain(long masked, Collection<Long> constants) {
        this.masked = masked;
        constants.forEach(value -> named.add(value & ~masked));
    }

    /** Whether no rule names the mark, up to the bits that rules mask. */
    boolean isUnnamed(long mark) {
        return !named.contains(mark & ~masked);
    }

    /** The values to try for one more unknown mark, after the others. */
    List<Long> values(Collection<Long> seen) {
        Set<Long> rests = new LinkedHashSet<>(named);
        seen.forEach(mark -> rests.add(mark & ~masked));
        rests.add(fresh(rests));
        List<Long> values = new ArrayList<>();
        for (long rest : rests) {
            for (long bits = masked; ; bits = (bits - 1) & masked) {
                values.add(rest | bits);
                if (bits == 0) {
                    break;
                }
            }
        }
        return values;
    }

    /** Two marks which differ in every bit that rules can set, and which no rule names. */
    List<List<Long>> opposites() {
        return List.of(List.of(FRESH, 2 * FRESH | masked), List.of(FRESH | masked, 2 * FRESH));
    }

    private static long fresh(Set<Long> rests) {
        long fresh = FRESH;
        while (rests.contains(fresh)) {
            fresh += FRESH;
        }
        return fresh;
    }
}
