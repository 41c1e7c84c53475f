package io.github.secfw.proof;

/**
 * What a program does to a packet of one class of labels, in a long: how it goes on, the labels of the packet and its
 * connection, what the marks are, and how many times the event has happened that is being looked for.
 */
final class Entry {

    /** With the next rule. */
    static final int NEXT = 0;
    /** The rest of the rule is left out. */
    static final int LEAVE = 1;
    /** The chain ends. */
    static final int RETURN = 2;

    static final int ACCEPT = 3;
    static final int DROP = 4;
    /** A look-up has found its case. */
    static final int HIT = 5;
    /** There is no such packet. */
    static final int IMPOSSIBLE = 6;
    /** The first of as many as there are ways to reject. */
    static final int REJECT = 7;
    /** Another diagram says what happens. */
    static final int HOLE = 15;
    /** The first of those where what becomes of the packet is not known, a number for each reason. */
    static final int UNKNOWN = 16;

    private static final int MAX_STATUS = 255;

    /** No label. */
    static final int NONE = 0;
    /** The label that the packet had. */
    static final int PACKET = 1;
    /** The label that the connection had. */
    static final int CONNECTION = 2;
    /** The first of the labels that programs give. */
    static final int LABEL = 3;

    private static final int MAX_LABEL = (1 << 20) - 1;
    private static final int MAX_MARKS = (1 << 12) - 1;
    /** Stands for all higher numbers. */
    static final int MAX_EVENTS = 15;

    private Entry() {}

    static long of(int status, int packet, int connection, int marks, int events) {
        if (status > MAX_STATUS || packet > MAX_LABEL || connection > MAX_LABEL || marks > MAX_MARKS) {
            throw new OverBudgetException("there are too many labels, marks or unknown steps");
        }
        return status
                | (long) packet << 8
                | (long) connection << 28
                | (long) Math.min(events, MAX_EVENTS) << 48
                | (long) marks << 52;
    }

    static int status(long entry) {
        return (int) entry & MAX_STATUS;
    }

    static int packet(long entry) {
        return (int) (entry >>> 8) & MAX_LABEL;
    }

    static int connection(long entry) {
        return (int) (entry >>> 28) & MAX_LABEL;
    }

    /** Up to {@link #MAX_EVENTS}. */
    static int events(long entry) {
        return (int) (entry >>> 48) & MAX_EVENTS;
    }

    static int marks(long entry) {
        return (int) (entry >>> 52) & MAX_MARKS;
    }

    static boolean goesOn(long entry) {
        return status(entry) == NEXT;
    }

    static boolean isUnknown(long entry) {
        return status(entry) >= UNKNOWN;
    }

    /** What cannot be, or is not known, has no labels. */
    static long withStatus(long entry, int status) {
        return status == IMPOSSIBLE || status >= UNKNOWN
                ? of(status, NONE, NONE, 0, 0)
                : (entry & ~(long) MAX_STATUS) | status;
    }
}
