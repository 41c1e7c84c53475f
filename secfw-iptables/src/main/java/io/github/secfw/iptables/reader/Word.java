package io.github.secfw.iptables.reader;

import io.github.secfw.spi.MalformedTextException;

/**
 * A word of a line.
 *
 * @param line the line
 * @param column where it begins, from 1 on; a quote is part of it there
 * @param text the word without quotes and escapes
 */
record Word(Line line, int column, String text) {

    MalformedTextException fault(String fault) {
        return line.fault(column, fault);
    }

    /** Refuses an option that can stand in a rule once. */
    void refuseSecond(boolean isSecond) {
        if (isSecond) {
            throw fault("a second " + text + " in a rule: leave out one");
        }
    }
}
