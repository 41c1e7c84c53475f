package io.github.secfw.cil.reader.syntax;

import io.github.secfw.spi.MalformedTextException;

/**
 * A position in a file.
 *
 * @param lines the file
 * @param offset the index of a character
 */
public record SourcePosition(SourceLines lines, int offset) {

    /** {@return the exception that refuses the text here} */
    public MalformedTextException malformed(String fault) {
        return lines.malformed(offset, fault);
    }

    /** {@return the description of an unmodelled feature, after file and line} */
    public String unmodelled(String description) {
        return lines.at(offset) + ": " + description;
    }
}
