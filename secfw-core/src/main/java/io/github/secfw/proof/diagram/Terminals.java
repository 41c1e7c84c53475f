package io.github.secfw.proof.diagram;

import java.util.Arrays;

/**
 * A hash-consed store of the terminals of programs: an outcome for each label state. Terminals are numbered from -1
 * downwards. Not safe for several threads.
 */
public final class Terminals {

    /** The outcome of each label state. */
    @FunctionalInterface
    public interface ByLabelState {
        long outcome(int labelState);
    }

    private final Registers registers;
    private long[] outcomes = new long[64 * LabelState.COUNT];
    private byte[] properties = new byte[64];
    private int[] table = new int[256];
    private int count;

    private final int identity;

    public Terminals(Registers registers) {
        this.registers = registers;
        Arrays.fill(table, -1);
        long[] all = new long[LabelState.COUNT];
        for (int labelState = 0; labelState < LabelState.COUNT; labelState++) {
            all[labelState] = unchanged(labelState, PackedOutcome.NEXT);
        }
        identity = of(all);
    }

    /** The terminal that changes nothing; the next rule follows. */
    public int identity() {
        return identity;
    }

    /** The outcome that keeps labels and marks. */
    public static long unchanged(int labelState, int status) {
        return PackedOutcome.of(status, packet(labelState), connection(labelState), Registers.UNCHANGED);
    }

    /** The label of a packet of a label state before. */
    public static int packet(int labelState) {
        return LabelState.isLabelled(labelState) ? PackedOutcome.PACKET : PackedOutcome.NONE;
    }

    /** The label of the connection of a label state before. */
    public static int connection(int labelState) {
        return LabelState.isConnectionLabelled(labelState) ? PackedOutcome.CONNECTION : PackedOutcome.NONE;
    }

    public long outcome(int terminal, int labelState) {
        return outcomes[~terminal * LabelState.COUNT + labelState];
    }

    byte properties(int terminal) {
        return properties[~terminal];
    }

    /** The terminal with an outcome for each label state. */
    public int of(ByLabelState outcomes) {
        long[] all = new long[LabelState.COUNT];
        for (int labelState = 0; labelState < LabelState.COUNT; labelState++) {
            all[labelState] = outcomes.outcome(labelState);
        }
        return of(all);
    }

    /** The terminal with these outcomes, one for each label state. */
    public int of(long[] all) {
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

    /** A hash of a terminal. It mixes all bits, since many terminals differ in one part of an outcome only. */
    private static int hash(long[] all) {
        long hash = 0;
        for (long outcome : all) {
            hash = (hash ^ outcome) * 0x9e37_79b9_7f4a_7c15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    private boolean has(int index, long[] all) {
        for (int i = 0; i < LabelState.COUNT; i++) {
            if (outcomes[index * LabelState.COUNT + i] != all[i]) {
                return false;
            }
        }
        return true;
    }

    private int add(long[] all, int place) {
        if (count == properties.length) {
            outcomes = Arrays.copyOf(outcomes, 2 * outcomes.length);
            properties = Arrays.copyOf(properties, 2 * count);
        }
        System.arraycopy(all, 0, outcomes, count * LabelState.COUNT, LabelState.COUNT);
        properties[count] = DiagramProperties.of(all, registers);
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
        long[] all = new long[LabelState.COUNT];
        for (int index = 0; index < count; index++) {
            System.arraycopy(outcomes, index * LabelState.COUNT, all, 0, LabelState.COUNT);
            int place = hash(all) & mask;
            while (table[place] >= 0) {
                place = (place + 1) & mask;
            }
            table[place] = index;
        }
    }

    /** The composition of two terminals. */
    int then(int first, int second) {
        long[] all = new long[LabelState.COUNT];
        for (int labelState = 0; labelState < LabelState.COUNT; labelState++) {
            all[labelState] = then(labelState, outcome(first, labelState), second);
        }
        return of(all);
    }

    private long then(int labelState, long outcome, int second) {
        if (!PackedOutcome.goesOn(outcome)) {
            return outcome;
        }
        long next = outcome(second, LabelState.after(labelState, outcome));
        int status = PackedOutcome.status(next);
        return status == PackedOutcome.IMPOSSIBLE || PackedOutcome.isUnknown(next)
                ? next
                : PackedOutcome.of(
                        status,
                        label(PackedOutcome.packet(next), outcome),
                        label(PackedOutcome.connection(next), outcome),
                        registers.then(PackedOutcome.state(outcome), PackedOutcome.state(next)));
    }

    /** A label after an outcome, in terms of the labels before it. */
    private static int label(int label, long outcome) {
        return switch (label) {
            case PackedOutcome.PACKET -> PackedOutcome.packet(outcome);
            case PackedOutcome.CONNECTION -> PackedOutcome.connection(outcome);
            default -> label;
        };
    }
}
