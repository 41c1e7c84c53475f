package io.github.secfw.iptables.reader.syntax;

import io.github.secfw.spi.MalformedTextException;

/**
 * A line of a file.
 *
 * @param fileName the file's name
 * @param number its number, from 1 on
 * @param text the line without its end
 */
public record SourceLine(String fileName, int number, String text) {

    /** A fault at a column, from 1 on. */
    public MalformedTextException fault(int column, String fault) {
        return new MalformedTextException(fileName, number, column, fault);
    }
}
