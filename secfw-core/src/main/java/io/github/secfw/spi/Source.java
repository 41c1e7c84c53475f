package io.github.secfw.spi;

import io.github.secfw.annotation.CheckReturnValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file to read.
 *
 * @param fileName its name, for messages and to tell its kind
 * @param text its whole text
 */
@CheckReturnValue
public record Source(String fileName, String text) {

    /** The most characters of a text: more than a million rules. */
    public static final int MAX_LENGTH = 1 << 27;

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if the text has more than {@value #MAX_LENGTH} characters
     */
    public Source {
        Objects.requireNonNull(fileName, "fileName");
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    fileName + " has more than " + MAX_LENGTH + " characters: read it in parts");
        }
    }

    /**
     * Takes the text of a file, which is of the encoding UTF-8. Of a file that never ends no more is read than a text
     * may have.
     *
     * @param file the file
     * @return its text, by the file's own name
     * @throws IOException if the file cannot be read; it names the file
     * @throws MalformedTextException if it is not of that encoding
     * @throws IllegalArgumentException if it is longer than {@value #MAX_LENGTH} bytes
     */
    public static Source of(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_LENGTH + 1);
            if (bytes.length > MAX_LENGTH) {
                throw new IllegalArgumentException(name + " has more than " + MAX_LENGTH + " bytes: read it in parts");
            }
            return new Source(name, Utf8.decode(name, bytes));
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Reading a folder, for one, fails without a word on what was read. */
    private static FileSystemException unreadable(Path file, IOException cause) {
        String reason = Files.isDirectory(file) ? "it is a folder: name a file" : String.valueOf(cause.getMessage());
        FileSystemException named = new FileSystemException(file.toString(), null, reason);
        named.initCause(cause);
        return named;
    }
}
