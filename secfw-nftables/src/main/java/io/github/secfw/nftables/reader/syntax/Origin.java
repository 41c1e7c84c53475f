package io.github.secfw.nftables.reader.syntax;

import io.github.secfw.spi.MalformedTextException;

/**
 * Where something stands.
 *
 * @param file the text
 * @param from its first character
 * @param to behind its last character
 */
public record Origin(SourceText file, int from, int to) {

    /** {@return what stands there, in one line, not more than can be read} */
    public String text() {
        return file.excerpt(from, to);
    }

    /** {@return all that is said there} */
    public String whole() {
        return file.whole(from, to);
    }

    public MalformedTextException fault(String fault) {
        return file.fault(from, fault);
    }
}
