package io.github.secfw.proof;

/**
 * The classes of labels that a packet and its connection can have: the packet none or some, the connection none, some, or
 * there is no connection. A set of classes is a number with a bit for each.
 */
final class LabelClass {

    static final int COUNT = 6;
    static final int ALL = (1 << COUNT) - 1;

    /** The classes of packets without label. */
    static final int UNLABELLED = 0b000_111;

    /** The classes of packets of a connection. */
    static final int WITH_CONNECTION = 0b110_110;

    /** The classes of packets of a connection without label. */
    static final int CONNECTION_UNLABELLED = 0b010_010;

    private LabelClass() {}

    static int of(boolean isLabelled, boolean hasConnection, boolean isConnectionLabelled) {
        int connection = hasConnection ? (isConnectionLabelled ? 2 : 1) : 0;
        return (isLabelled ? 3 : 0) + connection;
    }

    static boolean isLabelled(int labelClass) {
        return labelClass >= 3;
    }

    static boolean hasConnection(int labelClass) {
        return labelClass % 3 != 0;
    }

    static boolean isConnectionLabelled(int labelClass) {
        return labelClass % 3 == 2;
    }

    /** The class of the same packet without connection. */
    static int withoutConnection(int labelClass) {
        return labelClass - labelClass % 3;
    }

    /** The class of a packet after what an entry says. */
    static int after(int labelClass, long entry) {
        return of(Entry.packet(entry) != Entry.NONE, hasConnection(labelClass), Entry.connection(entry) != Entry.NONE);
    }
}
