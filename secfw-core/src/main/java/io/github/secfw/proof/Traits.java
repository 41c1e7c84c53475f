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

    /** No mark is changed before the end. */
    static final byte KEEPS_MARKS = 32;

    static final byte ALL = ENDS | ONLY_LABELS | FORGETS_LABEL | IS_KNOWN | HAS_NO_EVENT | KEEPS_MARKS;

    private Traits() {}

    static byte of(long[] entries) {
        int traits = ALL;
        for (int labelClass = 0; labelClass < LabelClass.COUNT; labelClass++) {
            long entry = entries[labelClass];
            if (Entry.goesOn(entry)) {
                traits &= ~ENDS;
            }
            boolean keepsRest = Entry.goesOn(entry)
                    && Entry.connection(entry) == Leaves.connection(labelClass)
                    && Entry.marks(entry) == MarkStates.UNCHANGED
                    && Entry.events(entry) == 0;
            if (!keepsRest) {
                traits &= ~ONLY_LABELS;
            }
            if (entry != entries[(labelClass + 3) % LabelClass.COUNT] || usesLabel(entry)) {
                traits &= ~FORGETS_LABEL;
            }
            if (Entry.goesOn(entry) && Entry.marks(entry) != MarkStates.UNCHANGED) {
                traits &= ~KEEPS_MARKS;
            }
            if (Entry.isUnknown(entry)) {
                traits &= ~IS_KNOWN;
            }
            if (Entry.events(entry) > 0) {
                traits &= ~HAS_NO_EVENT;
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
