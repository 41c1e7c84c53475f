package io.github.secfw.spi;

/** A text that is not of its tool's language, or that a reader cannot take. */
public final class MalformedTextException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String fileName;
    private final int line;
    private final int column;

    /**
     * A fault in a text.
     *
     * @param fileName the name of the file
     * @param line the line of the fault, from 1 on
     * @param column the column of the fault, in UTF-16 units from 1 on
     * @param fault what is wrong, with the offending value, and the remedy
     */
    public MalformedTextException(String fileName, int line, int column, String fault) {
        super(fileName + ":" + line + ":" + column + ": " + fault);
        this.fileName = fileName;
        this.line = line;
        this.column = column;
    }

    /** {@return the name of the file} */
    public String fileName() {
        return fileName;
    }

    /** {@return the line of the fault, from 1 on} */
    public int line() {
        return line;
    }

    /** {@return the column of the fault, in UTF-16 units from 1 on} */
    public int column() {
        return column;
    }
}
