package io.github.secfw.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to read.
 *
 * @param fileName its name, for messages and to tell its kind
 * @param text its whole text
 */
public record Source(String fileName, String text) {

    /** The most characters of a text: more than a million rules. */
    public static final int MAX_LENGTH = 1 << 27;

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if the text has more than {@value #MAX_LENGTH} characters
     */
    public Source {
        checkLength(fileName, text.length());
    }

    private static void checkLength(String fileName, long length) {
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    fileName + " has " + length + " characters, more than " + MAX_LENGTH + ": read it in parts");
        }
    }

    /**
     * Takes the text of a file, which is of the encoding UTF-8.
     *
     * @param file the file
     * @return its text, by the file's own name
     * @throws IOException if the file cannot be read, or is not of that encoding
     * @throws IllegalArgumentException if it is longer than {@value #MAX_LENGTH} bytes
     */
    public static Source of(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        checkLength(name, Files.size(file));
        return new Source(name, Files.readString(file));
    }
}
