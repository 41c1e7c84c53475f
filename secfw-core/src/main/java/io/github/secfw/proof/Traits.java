package io.github.secfw.proof;

/** What holds for all ends of a diagram, as bits of a byte: it spares operations the way through the diagram. */
final class Traits {

    /** No packet goes on. */
    static final byte ENDS = 1;

    /** Every packet goes on, with its label changed at most. */
    static final byte ONLY_LABELS = 2;

    /** What the packet's label was makes no difference to what follows. */
    static final byte FORGETS_LABEL = 4;

    /** What becomes of every packet is known. */
    static final byte IS_KNOWN = 8;

    /** No event happens. */
    static final byte HAS_NO_EVENT = 16;

    /** Nothing that a condition can ask for is changed in a register before the end. */
    static final byte KEEPS_REGISTERS = 32;

    /** No packet is handed to a queue. */
    static final byte HAS_NO_QUEUE = 64;

    /** No packet causes the event more than once. */
    static final byte REPEATS_NO_EVENT = -128;

    static final byte ALL = ENDS
            | ONLY_LABELS
            | FORGETS_LABEL
            | IS_KNOWN
            | HAS_NO_EVENT
            | KEEPS_REGISTERS
            | HAS_NO_QUEUE
            | REPEATS_NO_EVENT;

    private Traits() {}

    static byte of(long[] entries, Registers registers) {
        int traits = ALL;
        for (int labelClass = 0; labelClass < LabelClass.COUNT; labelClass++) {
            long entry = entries[labelClass];
            if (Entry.goesOn(entry)) {
                traits &= ~ENDS;
            }
            boolean keepsRest = Entry.goesOn(entry)
                    && Entry.connection(entry) == Leaves.connection(labelClass)
                    && Entry.state(entry) == Registers.UNCHANGED;
            if (!keepsRest) {
                traits &= ~ONLY_LABELS;
            }
            if (entry != entries[(labelClass + 3) % LabelClass.COUNT] || usesLabel(entry)) {
                traits &= ~FORGETS_LABEL;
            }
            if (Entry.goesOn(entry) && registers.readable(Entry.state(entry)) != Registers.UNCHANGED) {
                traits &= ~KEEPS_REGISTERS;
            }
            if (Entry.isQueue(entry)) {
                traits &= ~HAS_NO_QUEUE;
            }
            if (Entry.isUnknown(entry)) {
                traits &= ~IS_KNOWN;
            }
            if (registers.hasEvent(Entry.state(entry))) {
                traits &= ~HAS_NO_EVENT;
            }
            if (registers.repeatsEvent(Entry.state(entry))) {
                traits &= ~REPEATS_NO_EVENT;
            }
        }
        return (byte) traits;
    }

    private static boolean usesLabel(long entry) {
        return Entry.packet(entry) == Entry.PACKET || Entry.connection(entry) == Entry.PACKET;
    }

    static boolean has(byte traits, byte trait) {
        return (traits & trait) != 0;
    }
}
