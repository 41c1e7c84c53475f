package io.github.secfw.cil.reader.resolution;

/** What a statement means for packets depends on what the files do not say, or cannot be said in an access relation. */
public final class UnmodelledException extends Exception {

    private static final long serialVersionUID = 1;

    /** Says what is not known; caught at the statement, which says where. */
    public UnmodelledException(String fact) {
        super(fact, null, false, false);
    }

    public String fact() {
        return String.valueOf(getMessage());
    }
}
