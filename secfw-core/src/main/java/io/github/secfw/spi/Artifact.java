package io.github.secfw.spi;

import io.github.secfw.annotation.CheckReturnValue;
import java.io.IOException;

/** A file that a backend renders. Immutable; it can be written any number of times, always to the same bytes. */
@CheckReturnValue
public interface Artifact {

    /** {@return the file's name, without a folder} */
    String fileName();

    /**
     * Writes the text, piece by piece. Lines end with {@code \n}; the encoding, where one is needed, is UTF-8.
     *
     * @param out where to
     * @throws IOException if {@code out} throws it
     */
    void writeTo(Appendable out) throws IOException;

    /** {@return the whole text} */
    default String text() {
        StringBuilder text = new StringBuilder();
        try {
            writeTo(text);
        } catch (IOException e) {
            throw new IllegalStateException("a string builder does not fail", e);
        }
        return text.toString();
    }
}
