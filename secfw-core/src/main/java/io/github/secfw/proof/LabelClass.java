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

    private static final int LABELLED = ALL & ~UNLABELLED;

    private static final int CONNECTION_LABELLED = 0b100_100;

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

    /** Which of the classes that there can be some are, in words that follow what is said of them; empty for all of them. */
    static String among(int classes, int possible) {
        if (classes == possible) {
            return "";
        }
        if (isOneOf(classes, possible, LABELLED & CONNECTION_LABELLED)) {
            return ", where packet and connection had labels";
        }
        if (isOneOf(classes, possible, LABELLED)) {
            return ", where the packet had a label";
        }
        if (isOneOf(classes, possible, CONNECTION_LABELLED)) {
            return ", where the connection had a label";
        }
        if (isOneOf(classes, possible, UNLABELLED)) {
            return ", where the packet had no label";
        }
        if (isOneOf(classes, possible, ALL & ~CONNECTION_LABELLED)) {
            return ", where the connection had no label";
        }
        if (isOneOf(classes, possible, UNLABELLED & ~CONNECTION_LABELLED)) {
            return ", where neither packet nor connection had a label";
        }
        if (isOneOf(classes, possible, UNLABELLED & CONNECTION_LABELLED)) {
            return ", where the connection had a label and the packet none";
        }
        return isOneOf(classes, possible, LABELLED & ~CONNECTION_LABELLED)
                ? ", where the packet had a label and the connection none"
                : ", for some labels before";
    }

    private static boolean isOneOf(int classes, int possible, int set) {
        return classes == (possible & set);
    }
}
