package io.github.secfw.nftables.reader;

import io.github.secfw.spi.MalformedTextException;

/**
 * Where something stands.
 *
 * @param file the text
 * @param from its first character
 * @param to behind its last character
 */
record Origin(SourceText file, int from, int to) {

    /** {@return what stands there, in one line, not more than can be read} */
    String text() {
        return file.excerpt(from, to);
    }

    /** {@return all that is said there} */
    String whole() {
        return file.whole(from, to);
    }

    MalformedTextException fault(String fault) {
        return file.fault(from, fault);
    }
}
