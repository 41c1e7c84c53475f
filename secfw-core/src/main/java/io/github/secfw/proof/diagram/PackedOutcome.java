package io.github.secfw.proof.diagram;

/**
 * The outcome of a program for a packet of one label state, packed into a {@code long}: the status (how the rules go on),
 * the label of the packet, the label of its connection, and the state of the {@linkplain Registers registers}. Bits 0 to 11,
 * 12 to 29, 30 to 47 and 48 to 63.
 */
public final class PackedOutcome {

    /** The next rule follows. */
    public static final int NEXT = 0;
    /** The rest of the rule is skipped. */
    public static final int LEAVE = 1;
    /** The chain ends. */
    public static final int RETURN = 2;

    public static final int ACCEPT = 3;
    public static final int DROP = 4;
    /** A look-up has found its case. */
    public static final int HIT = 5;
    /** The packet is impossible. */
    public static final int IMPOSSIBLE = 6;
    /** The first status of a rejection. There is one for each type of rejection. */
    public static final int REJECT = 7;
    /** A hole, which {@link IfThenElse} fills from another diagram. */
    public static final int HOLE = 15;
    /** The first status of a packet whose outcome is unknown. There is one for each reason. */
    public static final int UNKNOWN = 16;
    /** The first status of a packet that is queued. There is one for each queue statement. */
    public static final int QUEUE = 2_048;

    private static final int MAX_STATUS = (1 << 12) - 1;

    /** No label. */
    public static final int NONE = 0;
    /** The label that the packet had. */
    public static final int PACKET = 1;
    /** The label that the connection had. */
    public static final int CONNECTION = 2;
    /** The first number of a label that programs set. */
    public static final int LABEL = 3;

    private static final int MAX_LABEL = (1 << 18) - 1;
    private static final int MAX_STATE = (1 << 16) - 1;

    private PackedOutcome() {}

    public static long of(int status, int packet, int connection, int state) {
        if (status > MAX_STATUS || packet > MAX_LABEL || connection > MAX_LABEL || state > MAX_STATE) {
            throw new OverBudgetException("there are too many labels, marks, events or unknown steps");
        }
        return status | (long) packet << 12 | (long) connection << 30 | (long) state << 48;
    }

    public static int status(long outcome) {
        return (int) outcome & MAX_STATUS;
    }

    public static int packet(long outcome) {
        return (int) (outcome >>> 12) & MAX_LABEL;
    }

    public static int connection(long outcome) {
        return (int) (outcome >>> 30) & MAX_LABEL;
    }

    /** The state of the registers. */
    public static int state(long outcome) {
        return (int) (outcome >>> 48) & MAX_STATE;
    }

    public static boolean goesOn(long outcome) {
        return status(outcome) == NEXT;
    }

    public static boolean isUnknown(long outcome) {
        int status = status(outcome);
        return status >= UNKNOWN && status < QUEUE;
    }

    public static boolean isQueue(long outcome) {
        return status(outcome) >= QUEUE;
    }

    /** The same outcome with another status. An impossible packet and an unknown outcome have no labels. */
    public static long withStatus(long outcome, int status) {
        return status == IMPOSSIBLE || (status >= UNKNOWN && status < QUEUE)
                ? of(status, NONE, NONE, Registers.UNCHANGED)
                : (outcome & ~(long) MAX_STATUS) | status;
    }
}
