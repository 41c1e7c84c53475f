package io.github.secfw.iptables.reader.syntax;

import io.github.secfw.spi.MalformedTextException;

/**
 * A line of a file.
 *
 * @param fileName the name of the file
 * @param number the number of the line, from 1
 * @param text the line without its line end
 */
public record SourceLine(String fileName, int number, String text) {

    /** The fault at a column of the line, counted from 1. */
    public MalformedTextException fault(int column, String fault) {
        return new MalformedTextException(fileName, number, column, fault);
    }
}
