package io.github.secfw.nftables.reader;

/** The names of fields that several places speak of. */
final class FieldNames {

    /** Followed by the level. */
    static final String CONTROL_GROUP = "socket cgroupv2 level ";

    static final String LABEL = "meta secmark";
    static final String CONNECTION_LABEL = "ct secmark";
    static final String MARK = "meta mark";
    static final String CONNECTION_MARK = "ct mark";
    static final String TCP_FLAGS = "tcp flags";

    private FieldNames() {}

    /** Whether what a rule sets it to is in the model. */
    static boolean isAssignable(String name) {
        return switch (name) {
            case LABEL, CONNECTION_LABEL, MARK, CONNECTION_MARK, "meta nftrace" -> true;
            default -> false;
        };
    }
}
