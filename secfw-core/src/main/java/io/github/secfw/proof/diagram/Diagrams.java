package io.github.secfw.proof.diagram;

import java.util.Arrays;

/**
 * A store of hash-consed multi-valued decision diagrams (Bryant 1986; Srinivasan et al. 1990). A diagram is a number: a
 * negative one is a terminal, any other is a node. A node tests one level, and stores runs of neighbouring atoms that lead
 * to the same child. Two diagrams are equal if and only if their numbers are. Not safe for several threads.
 *
 * <p>There are two kinds of terminals: {@linkplain Terminals outcomes} of programs, and sets of label states for which a
 * condition holds ({@link #ofLabelStates}). The table of nodes uses open addressing. Nodes are never freed: a proof that
 * needs more than its {@link MemoryBudget} fails.
 */
public final class Diagrams {

    /** The level of a terminal, below all others. */
    static final int TERMINAL = Integer.MAX_VALUE;

    private static final int LABEL_STATES = Integer.MIN_VALUE + 64;
    private static final int LAST_LABEL_STATES = LABEL_STATES + LabelState.ALL;

    private final Terminals terminals;
    private final MemoryBudget memory;

    /** The nodes one after the other: level, number of runs, then the last atom and the child of each run. */
    private int[] pool = new int[1024];

    private int poolEnd;
    private int[] places = new int[128];
    private byte[] properties = new byte[128];
    private int count;
    private int[] table = new int[512];

    /** A stack of the runs of nodes that are under construction. */
    private int[] made = new int[256];

    private int madeEnd;

    /** An empty store. Nodes and remembered results count against a memory budget. */
    public Diagrams(Terminals terminals, MemoryBudget memory) {
        this.terminals = terminals;
        this.memory = memory;
        Arrays.fill(table, -1);
    }

    Terminals terminals() {
        return terminals;
    }

    public MemoryBudget memory() {
        return memory;
    }

    /** The terminal of a condition that holds for a set of label states. */
    public static int ofLabelStates(int labelStates) {
        return LABEL_STATES + labelStates;
    }

    public static int labelStates(int terminal) {
        return terminal - LABEL_STATES;
    }

    public static boolean isTerminal(int diagram) {
        return diagram < 0;
    }

    private static boolean isLabelStates(int diagram) {
        return diagram <= LAST_LABEL_STATES;
    }

    public int level(int diagram) {
        return diagram < 0 ? TERMINAL : pool[places[diagram]];
    }

    public int runs(int node) {
        return pool[places[node] + 1];
    }

    public int last(int node, int run) {
        return pool[places[node] + 2 + 2 * run];
    }

    public int below(int node, int run) {
        return pool[places[node] + 3 + 2 * run];
    }

    /** The child of a node for an atom. */
    public int at(int node, int atom) {
        int from = 0;
        int to = runs(node) - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (last(node, middle) < atom) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return below(node, from);
    }

    byte properties(int diagram) {
        if (diagram >= 0) {
            return properties[diagram];
        }
        return isLabelStates(diagram) ? 0 : terminals.properties(diagram);
    }

    public boolean has(int diagram, byte property) {
        return DiagramProperties.has(properties(diagram), property);
    }

    /** Begins a node. The result is the argument of {@link #add} and {@link #finish}. */
    int begin() {
        return madeEnd;
    }

    /** Adds a run, up to an atom, to the node that was begun last. Neighbouring runs with one child are merged. */
    void add(int begin, int last, int below) {
        if (madeEnd > begin && made[madeEnd - 1] == below) {
            made[madeEnd - 2] = last;
            return;
        }
        if (madeEnd + 2 > made.length) {
            made = Arrays.copyOf(made, 2 * made.length);
        }
        made[madeEnd] = last;
        made[madeEnd + 1] = below;
        madeEnd += 2;
    }

    /** Finishes the node that was begun last. The result is the node, or its child if all atoms lead to one child. */
    int finish(int begin, int level) {
        int runs = (madeEnd - begin) / 2;
        int diagram = runs == 1 ? made[begin + 1] : node(begin, level, runs);
        madeEnd = begin;
        return diagram;
    }

    private int node(int begin, int level, int runs) {
        int mask = table.length - 1;
        int place = hash(level, made, begin, madeEnd) & mask;
        while (table[place] >= 0) {
            if (isNode(table[place], begin, level, runs)) {
                return table[place];
            }
            place = (place + 1) & mask;
        }
        table[place] = count;
        int node = store(begin, level, runs);
        if (2 * count > table.length) {
            grow();
        }
        return node;
    }

    /** A hash of a node. Each step mixes, since the numbers of nodes are small and close together. */
    private static int hash(int level, int[] runs, int from, int to) {
        int hash = level;
        for (int i = from; i < to; i++) {
            hash = (hash ^ runs[i]) * 0x9e37_79b9;
            hash ^= hash >>> 15;
        }
        return hash;
    }

    private boolean isNode(int node, int begin, int level, int runs) {
        int place = places[node];
        return pool[place] == level
                && pool[place + 1] == runs
                && Arrays.equals(pool, place + 2, place + 2 + 2 * runs, made, begin, madeEnd);
    }

    private int store(int begin, int level, int runs) {
        if (count == places.length) {
            memory.take((long) count * (Integer.BYTES + Byte.BYTES));
            places = Arrays.copyOf(places, 2 * count);
            properties = Arrays.copyOf(properties, 2 * count);
        }
        int end = poolEnd + 2 + 2 * runs;
        if (end > pool.length) {
            long length = Math.max(2L * pool.length, end);
            memory.take((length - pool.length) * Integer.BYTES);
            pool = Arrays.copyOf(pool, (int) length);
        }
        places[count] = poolEnd;
        pool[poolEnd] = level;
        pool[poolEnd + 1] = runs;
        System.arraycopy(made, begin, pool, poolEnd + 2, 2 * runs);
        poolEnd = end;
        byte ofAll = DiagramProperties.ALL;
        for (int i = begin + 1; i < madeEnd; i += 2) {
            ofAll &= properties(made[i]);
        }
        properties[count] = ofAll;
        count++;
        return count - 1;
    }

    private void grow() {
        memory.take((long) table.length * Integer.BYTES);
        table = new int[2 * table.length];
        Arrays.fill(table, -1);
        int mask = table.length - 1;
        for (int node = 0; node < count; node++) {
            int runs = places[node] + 2;
            int place = hash(level(node), pool, runs, runs + 2 * runs(node)) & mask;
            while (table[place] >= 0) {
                place = (place + 1) & mask;
            }
            table[place] = node;
        }
    }
}
