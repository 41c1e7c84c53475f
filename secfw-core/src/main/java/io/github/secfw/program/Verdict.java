package io.github.secfw.program;

/** What becomes of a packet. */
public enum Verdict {
    /** The packet goes on its way. */
    ACCEPT("accepted"),
    /** The packet is discarded. */
    DROP("dropped"),
    /** The packet is discarded and answered. */
    REJECT("rejected");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** {@return {@code accepted}, {@code dropped} or {@code rejected}} */
    @Override
    public String toString() {
        return text;
    }
}
