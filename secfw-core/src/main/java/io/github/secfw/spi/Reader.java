package io.github.secfw.spi;

import java.util.List;

/** Reads the files of one tool back and tells what they mean. Immutable and safe for use by several threads. */
public interface Reader {

    /**
     * Reads files that belong together: those of one rendering, or of one machine.
     *
     * @param files the files
     * @return what they mean together
     * @throws IllegalArgumentException if a file is malformed; the message names the file, line and column
     */
    Meaning read(List<Source> files);
}
