package io.github.secfw.cil.reader.resolution;

import java.util.function.Supplier;

/** A statement affects packets in a way that depends on other files, or that an access relation cannot express. */
public final class UnmodelledException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * Describes the feature. The position is added where the statement is processed.
     *
     * @param description the feature, as a noun phrase
     */
    public UnmodelledException(String description) {
        super(description, null, false, false);
    }

    /**
     * Creates a value of the model.
     *
     * @param feature what the value stands for, as a noun phrase
     * @param value creates the value
     * @throws UnmodelledException if the model refuses the value
     */
    public static <T> T orUnmodelled(String feature, Supplier<T> value) throws UnmodelledException {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new UnmodelledException(feature + " that the model cannot express, because " + e.getMessage());
        }
    }

    /** {@return the feature, as a noun phrase} */
    public String description() {
        return String.valueOf(getMessage());
    }
}
