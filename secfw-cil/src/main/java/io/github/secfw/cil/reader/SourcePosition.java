package io.github.secfw.cil.reader;

import io.github.secfw.spi.MalformedTextException;

/** Where a statement stands. */
record SourcePosition(SourceLines lines, int offset) {

    MalformedTextException malformed(String fault) {
        return lines.malformed(offset, fault);
    }

    /** {@return the fact with file and line} */
    String unknown(String fact) {
        return lines.at(offset) + ": " + fact;
    }
}
