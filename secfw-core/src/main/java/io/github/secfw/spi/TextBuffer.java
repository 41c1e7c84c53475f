package io.github.secfw.spi;

import java.io.IOException;

/**
 * Collects text and hands it on in large pieces, which costs less than many small ones. Not safe for several threads.
 */
public final class TextBuffer {

    private static final int LARGE = 8_192;

    private final Appendable out;
    private final StringBuilder text = new StringBuilder(2 * LARGE);

    /**
     * An empty buffer.
     *
     * @param out where the text goes
     */
    public TextBuffer(Appendable out) {
        this.out = out;
    }

    /** {@return the text that was not handed on yet, to append to} */
    public StringBuilder text() {
        return text;
    }

    /**
     * Ends a line, and hands the text on if it has become large.
     *
     * @throws IOException if the text cannot be handed on
     */
    public void endLine() throws IOException {
        text.append('\n');
        endPart();
    }

    /**
     * Hands the text on if it has become large.
     *
     * @throws IOException if it cannot be handed on
     */
    public void endPart() throws IOException {
        if (text.length() >= LARGE) {
            flush();
        }
    }

    /**
     * Hands on what is left.
     *
     * @throws IOException if it cannot be handed on
     */
    public void flush() throws IOException {
        out.append(text);
        text.setLength(0);
    }
}
