package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;

/** What becomes of a packet. */
@CheckReturnValue
public enum Verdict {
    /** The packet goes on its way. */
    ACCEPT("accepted"),
    /** The packet is discarded. */
    DROP("dropped"),
    /** The packet is discarded and answered. */
    REJECT("rejected"),
    /** The packet is handed to a program, which decides. */
    QUEUE("queued");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** {@return {@code accepted}, {@code dropped}, {@code rejected} or {@code queued}} */
    @Override
    public String toString() {
        return text;
    }
}
