package io.github.secfw.spi;

import io.github.secfw.annotation.CheckReturnValue;
import java.io.IOException;
import java.io.Writer;

/**
 * Collects text and hands it on in large pieces, which costs less than many small ones. Not safe for several threads.
 */
@CheckReturnValue
public final class TextBuffer {

    private static final int LARGE = 8_192;

    private final Appendable out;
    private final StringBuilder text = new StringBuilder(2 * LARGE);
    private final char[] piece = new char[2 * LARGE];

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
        if (out instanceof Writer writer) {
            write(writer);
        } else {
            out.append(text);
        }
        text.setLength(0);
    }

    /** Without the string that a writer makes of text that is appended to it. */
    private void write(Writer writer) throws IOException {
        for (int start = 0; start < text.length(); start += piece.length) {
            int end = Math.min(start + piece.length, text.length());
            text.getChars(start, end, piece, 0);
            writer.write(piece, 0, end - start);
        }
    }
}
