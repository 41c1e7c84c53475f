package io.github.secfw.nftables.reader.syntax;

import io.github.secfw.spi.MalformedTextException;

/**
 * A part of a file.
 *
 * @param file the text
 * @param from the offset of its first character
 * @param to the offset after its last character
 */
public record Origin(SourceText file, int from, int to) {

    /** {@return the text of the part on one line, shortened if it is long} */
    public String text() {
        return file.excerpt(from, to);
    }

    /** {@return the whole text of the part on one line} */
    public String whole() {
        return file.whole(from, to);
    }

    public MalformedTextException fault(String fault) {
        return file.fault(from, fault);
    }
}
