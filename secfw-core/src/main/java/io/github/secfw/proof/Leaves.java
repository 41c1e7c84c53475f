package io.github.secfw.proof;

import java.util.Arrays;

/**
 * The ends of diagrams, each kept once: an entry for each class of labels. The ends are numbered from -1 downwards. Not safe
 * for several threads.
 */
final class Leaves {

    private final Registers registers;
    private long[] entries = new long[64 * LabelClass.COUNT];
    private byte[] traits = new byte[64];
    private int[] table = new int[256];
    private int count;

    /** Changes nothing and goes on. */
    final int identity;

    Leaves(Registers registers) {
        this.registers = registers;
        Arrays.fill(table, -1);
        long[] all = new long[LabelClass.COUNT];
        for (int labelClass = 0; labelClass < LabelClass.COUNT; labelClass++) {
            all[labelClass] = unchanged(labelClass, Entry.NEXT);
        }
        identity = of(all);
    }

    /** Labels and marks as they are. */
    static long unchanged(int labelClass, int status) {
        return Entry.of(status, packet(labelClass), connection(labelClass), Registers.UNCHANGED);
    }

    /** The label that a packet of the class had. */
    static int packet(int labelClass) {
        return LabelClass.isLabelled(labelClass) ? Entry.PACKET : Entry.NONE;
    }

    /** The label that the connection of a packet of the class had. */
    static int connection(int labelClass) {
        return LabelClass.isConnectionLabelled(labelClass) ? Entry.CONNECTION : Entry.NONE;
    }

    long entry(int leaf, int labelClass) {
        return entries[~leaf * LabelClass.COUNT + labelClass];
    }

    byte traits(int leaf) {
        return traits[~leaf];
    }

    /** The end with these entries, one for each class. */
    int of(long[] all) {
        int mask = table.length - 1;
        int place = hash(all) & mask;
        while (table[place] >= 0) {
            if (has(table[place], all)) {
                return ~table[place];
            }
            place = (place + 1) & mask;
        }
        return add(all, place);
    }

    /** The fields of an entry stand in different bits, and many ends differ in one field only: all bits must count. */
    private static int hash(long[] all) {
        long hash = 0;
        for (long entry : all) {
            hash = (hash ^ entry) * 0x9e37_79b9_7f4a_7c15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    private boolean has(int index, long[] all) {
        for (int i = 0; i < LabelClass.COUNT; i++) {
            if (entries[index * LabelClass.COUNT + i] != all[i]) {
                return false;
            }
        }
        return true;
    }

    private int add(long[] all, int place) {
        if (count == traits.length) {
            entries = Arrays.copyOf(entries, 2 * entries.length);
            traits = Arrays.copyOf(traits, 2 * count);
        }
        System.arraycopy(all, 0, entries, count * LabelClass.COUNT, LabelClass.COUNT);
        traits[count] = Traits.of(all, registers);
        table[place] = count;
        count++;
        if (2 * count > table.length) {
            grow();
        }
        return ~(count - 1);
    }

    private void grow() {
        table = new int[2 * table.length];
        Arrays.fill(table, -1);
        int mask = table.length - 1;
        long[] all = new long[LabelClass.COUNT];
        for (int index = 0; index < count; index++) {
            System.arraycopy(entries, index * LabelClass.COUNT, all, 0, LabelClass.COUNT);
            int place = hash(all) & mask;
            while (table[place] >= 0) {
                place = (place + 1) & mask;
            }
            table[place] = index;
        }
    }

    /** What one end does, then another. */
    int then(int first, int second) {
        long[] all = new long[LabelClass.COUNT];
        for (int labelClass = 0; labelClass < LabelClass.COUNT; labelClass++) {
            all[labelClass] = then(labelClass, entry(first, labelClass), second);
        }
        return of(all);
    }

    private long then(int labelClass, long entry, int second) {
        if (!Entry.goesOn(entry)) {
            return entry;
        }
        long next = entry(second, LabelClass.after(labelClass, entry));
        int status = Entry.status(next);
        return status == Entry.IMPOSSIBLE || Entry.isUnknown(next)
                ? next
                : Entry.of(
                        status,
                        label(Entry.packet(next), entry),
                        label(Entry.connection(next), entry),
                        registers.then(Entry.state(entry), Entry.state(next)));
    }

    /** A label after an entry, in terms of the labels before it. */
    private static int label(int label, long entry) {
        return switch (label) {
            case Entry.PACKET -> Entry.packet(entry);
            case Entry.CONNECTION -> Entry.connection(entry);
            default -> label;
        };
    }
}
