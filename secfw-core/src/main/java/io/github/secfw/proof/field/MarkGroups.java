package io.github.secfw.proof.field;

import io.github.secfw.net.Mark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The groups of the 32 bits of a mark: bits that all programs use together are one group. The atoms of a group are the
 * values that programs name and, if there are others, one for all of those.
 */
public final class MarkGroups {

    private final List<Long> groups;
    private final List<List<Long>> values = new ArrayList<>();

    public MarkGroups(Collection<Mark> marks, Collection<Long> masks) {
        List<Long> all = new ArrayList<>(masks);
        marks.forEach(mark -> all.add(mark.mask()));
        groups = groups(all.stream().distinct().sorted().toList());
        for (long group : groups) {
            TreeSet<Long> named = new TreeSet<>();
            marks.stream().filter(mark -> (mark.mask() & group) != 0).forEach(mark -> named.add(mark.value() & group));
            values.add(List.copyOf(named));
        }
    }

    /** Bits are of one group if the same masks have them. */
    private static List<Long> groups(List<Long> masks) {
        TreeMap<String, Long> byMasks = new TreeMap<>();
        for (int i = 0; i < Integer.SIZE; i++) {
            long bit = 1L << i;
            StringBuilder members = new StringBuilder();
            masks.forEach(mask -> members.append((mask & bit) == 0 ? '0' : '1'));
            if (members.indexOf("1") >= 0) {
                byMasks.merge(members.toString(), bit, (one, other) -> one | other);
            }
        }
        return List.copyOf(byMasks.values());
    }

    public int count() {
        return groups.size();
    }

    /** The bits of a group. */
    public long bits(int group) {
        return groups.get(group);
    }

    public boolean isIn(int group, long mask) {
        return (groups.get(group) & mask) != 0;
    }

    public int atoms(int group) {
        int named = values.get(group).size();
        int width = Long.bitCount(groups.get(group));
        return width < Integer.SIZE - 1 && named == 1 << width ? named : named + 1;
    }

    /** Whether an atom is one value, which a program names. */
    public boolean isNamed(int group, int atom) {
        return atom < values.get(group).size();
    }

    /** Whether a program names a value of the group's bits. */
    public boolean isNamedValue(int group, long value) {
        return values.get(group).contains(value);
    }

    /** The atom of a named value. */
    public int atom(int group, long value) {
        return values.get(group).indexOf(value & groups.get(group));
    }

    /** A value of an atom, the lowest or the highest, in the bits of the group. */
    public long value(int group, int atom, boolean highest) {
        List<Long> named = values.get(group);
        if (atom < named.size()) {
            return named.get(atom);
        }
        long bits = groups.get(group);
        long value = highest ? bits : 0;
        while (named.contains(value)) {
            value = (highest ? value - 1 : value - bits) & bits;
        }
        return value;
    }
}
