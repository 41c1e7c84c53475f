package io.github.secfw.proof.diagram;

/** Properties that hold for all terminals of a diagram, as the bits of a byte. Operations use them to return early. */
public final class DiagramProperties {

    /** No packet goes on. */
    static final byte ENDS = 1;

    /** Every packet goes on, and at most its label has changed. */
    static final byte ONLY_LABELS = 2;

    /** The outcome does not depend on the packet's label before. */
    static final byte IGNORES_LABEL = 4;

    /** The outcome of every packet is known. */
    public static final byte IS_KNOWN = 8;

    /** No event happens. */
    static final byte HAS_NO_EVENT = 16;

    /** No register that conditions read has changed where the packet goes on. */
    static final byte KEEPS_REGISTERS = 32;

    /** No packet is handed to a queue. */
    public static final byte HAS_NO_QUEUE = 64;

    /** No packet causes the event more than once. */
    public static final byte REPEATS_NO_EVENT = -128;

    static final byte ALL = ENDS
            | ONLY_LABELS
            | IGNORES_LABEL
            | IS_KNOWN
            | HAS_NO_EVENT
            | KEEPS_REGISTERS
            | HAS_NO_QUEUE
            | REPEATS_NO_EVENT;

    private DiagramProperties() {}

    static byte of(long[] outcomes, Registers registers) {
        int properties = ALL;
        for (int labelState = 0; labelState < LabelState.COUNT; labelState++) {
            long outcome = outcomes[labelState];
            if (PackedOutcome.goesOn(outcome)) {
                properties &= ~ENDS;
            }
            boolean keepsRest = PackedOutcome.goesOn(outcome)
                    && PackedOutcome.connection(outcome) == Terminals.connection(labelState)
                    && PackedOutcome.state(outcome) == Registers.UNCHANGED;
            if (!keepsRest) {
                properties &= ~ONLY_LABELS;
            }
            if (outcome != outcomes[(labelState + 3) % LabelState.COUNT] || usesLabel(outcome)) {
                properties &= ~IGNORES_LABEL;
            }
            if (PackedOutcome.goesOn(outcome)
                    && registers.readable(PackedOutcome.state(outcome)) != Registers.UNCHANGED) {
                properties &= ~KEEPS_REGISTERS;
            }
            if (PackedOutcome.isQueue(outcome)) {
                properties &= ~HAS_NO_QUEUE;
            }
            if (PackedOutcome.isUnknown(outcome)) {
                properties &= ~IS_KNOWN;
            }
            if (registers.hasEvent(PackedOutcome.state(outcome))) {
                properties &= ~HAS_NO_EVENT;
            }
            if (registers.repeatsEvent(PackedOutcome.state(outcome))) {
                properties &= ~REPEATS_NO_EVENT;
            }
        }
        return (byte) properties;
    }

    private static boolean usesLabel(long outcome) {
        return PackedOutcome.packet(outcome) == PackedOutcome.PACKET
                || PackedOutcome.connection(outcome) == PackedOutcome.PACKET;
    }

    static boolean has(byte properties, byte property) {
        return (properties & property) != 0;
    }
}
