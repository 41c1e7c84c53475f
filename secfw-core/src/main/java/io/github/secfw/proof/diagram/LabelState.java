package io.github.secfw.proof.diagram;

/**
 * The six label states of a packet and its connection before the rules: the packet is without a label or has one; the
 * connection is without a label, has one, or does not exist. A set of label states is a number with one bit for each.
 */
public final class LabelState {

    public static final int COUNT = 6;
    public static final int ALL = (1 << COUNT) - 1;

    /** The label states of packets without a label. */
    public static final int UNLABELLED = 0b000_111;

    /** The label states of packets with a label. */
    public static final int LABELLED = ALL & ~UNLABELLED;

    /** The label states of packets of a connection with a label. */
    public static final int CONNECTION_LABELLED = 0b100_100;

    /** The label states of packets of a connection. */
    public static final int WITH_CONNECTION = 0b110_110;

    /** The label states of packets of a connection without a label. */
    public static final int CONNECTION_UNLABELLED = 0b010_010;

    private static final int[] READABLE = {1, 0, 2, 4, 5, 3};

    private LabelState() {}

    /** All label states, the most readable in an example first: a packet without label, of a connection without label. */
    public static int[] mostReadableFirst() {
        return READABLE.clone();
    }

    static int of(boolean isLabelled, boolean hasConnection, boolean isConnectionLabelled) {
        int connection = hasConnection ? (isConnectionLabelled ? 2 : 1) : 0;
        return (isLabelled ? 3 : 0) + connection;
    }

    public static boolean isLabelled(int labelState) {
        return labelState >= 3;
    }

    public static boolean hasConnection(int labelState) {
        return labelState % 3 != 0;
    }

    public static boolean isConnectionLabelled(int labelState) {
        return labelState % 3 == 2;
    }

    /** The label state of the same packet without a connection. */
    public static int withoutConnection(int labelState) {
        return labelState - labelState % 3;
    }

    /** The label state of a packet after an outcome. */
    static int after(int labelState, long outcome) {
        return of(
                PackedOutcome.packet(outcome) != PackedOutcome.NONE,
                hasConnection(labelState),
                PackedOutcome.connection(outcome) != PackedOutcome.NONE);
    }
}
