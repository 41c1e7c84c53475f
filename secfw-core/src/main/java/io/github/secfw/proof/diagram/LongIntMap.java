package io.github.secfw.proof.diagram;

import java.util.Arrays;

/** A map from {@code long} to {@code int} with open addressing, for the results of operations. Not safe for several threads. */
public final class LongIntMap {

    /** The key of an empty slot: it is not a pair of diagrams. */
    private static final long EMPTY = Long.MIN_VALUE;

    /** The result for an absent key: it is not a diagram. */
    public static final int NOTHING = Integer.MIN_VALUE;

    private static final int FIRST_LENGTH = 64;

    private final MemoryBudget memory;
    private long[] keys = new long[FIRST_LENGTH];
    private int[] values = new int[FIRST_LENGTH];
    private int size;

    public LongIntMap(MemoryBudget memory) {
        this.memory = memory;
        memory.take(FIRST_LENGTH * (Long.BYTES + Integer.BYTES));
        Arrays.fill(keys, EMPTY);
    }

    public static long key(int first, int second) {
        return ((long) first << 32) | (second & 0xffff_ffffL);
    }

    public int get(long key) {
        int place = place(keys, key);
        return keys[place] == EMPTY ? NOTHING : values[place];
    }

    public void put(long key, int value) {
        if (2 * size >= keys.length) {
            grow();
        }
        int place = place(keys, key);
        if (keys[place] == EMPTY) {
            keys[place] = key;
            size++;
        }
        values[place] = value;
    }

    private static int place(long[] keys, long key) {
        int mask = keys.length - 1;
        int place = hash(key) & mask;
        while (keys[place] != EMPTY && keys[place] != key) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private static int hash(long key) {
        long mixed = key * 0x9e37_79b9_7f4a_7c15L;
        return (int) (mixed ^ (mixed >>> 32));
    }

    private void grow() {
        memory.take((long) keys.length * (Long.BYTES + Integer.BYTES));
        long[] moreKeys = new long[2 * keys.length];
        int[] moreValues = new int[2 * keys.length];
        Arrays.fill(moreKeys, EMPTY);
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != EMPTY) {
                int place = place(moreKeys, keys[i]);
                moreKeys[place] = keys[i];
                moreValues[place] = values[i];
            }
        }
        keys = moreKeys;
        values = moreValues;
    }
}
