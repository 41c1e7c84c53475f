package io.github.secfw.cil.reader.syntax;

import io.github.secfw.spi.MalformedTextException;

/** Where a statement stands. */
public record SourcePosition(SourceLines lines, int offset) {

    public MalformedTextException malformed(String fault) {
        return lines.malformed(offset, fault);
    }

    /** {@return the fact with file and line} */
    public String unknown(String fact) {
        return lines.at(offset) + ": " + fact;
    }
}
