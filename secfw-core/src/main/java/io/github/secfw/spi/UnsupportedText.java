package io.github.secfw.spi;

import io.github.secfw.annotation.CheckReturnValue;
import java.io.Serializable;

/**
 * Something in a file that the model of policies does not have.
 *
 * @param fileName the name of the file
 * @param line the line where it stands, from 1 on
 * @param column the column where it begins, in UTF-16 units from 1 on
 * @param feature what a policy cannot say, with the offending value
 * @param alternative what to write instead
 */
@CheckReturnValue
public record UnsupportedText(String fileName, int line, int column, String feature, String alternative)
        implements Serializable {

    /** {@return the place and what cannot be said there, in one line} */
    @Override
    public String toString() {
        return fileName + ":" + line + ":" + column + ": a policy cannot say " + feature + ": " + alternative;
    }
}
