package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.List;
import java.util.Objects;

/**
 * One asking of something that depends on more than the packet's fields: a limit, or a match, statement or target outside the
 * model. Two askings that are equal have the same answer.
 *
 * @param condition the text of what is asked, {@code limit 5/second burst 5} for instance
 * @param number which of the limits of this text it is, or of the others that have a state for each rule: those that a packet of
 *     its family can meet are numbered from 1 on, in the order in which it can meet them first; 1 for all else
 * @param inputs what it read that rules change, in words; empty where it read nothing of the kind, or for all that it may read
 */
@CheckReturnValue
public record Occurrence(String condition, int number, List<String> inputs) {

    /**
     * Checks the number and copies the inputs.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public Occurrence {
        Objects.requireNonNull(condition, "condition");
        inputs = List.copyOf(inputs);
        if (number < 1) {
            throw new IllegalArgumentException(
                    "\"" + condition + "\" number " + number + " is out of range: the first is number 1");
        }
    }

    /**
     * All askings of a condition, whatever they read.
     *
     * @param condition the text of what is asked
     * @param number which of those of this text it is, from 1 on
     * @throws IllegalArgumentException if the number is below 1
     */
    public Occurrence(String condition, int number) {
        this(condition, number, List.of());
    }

    /** {@return the same, whatever it read} */
    public Occurrence withAnyInputs() {
        return inputs.isEmpty() ? this : new Occurrence(condition, number);
    }

    /** {@return the condition, with its number unless that is 1, and with what it read} */
    @Override
    public String toString() {
        return "\"" + condition + "\"" + (number == 1 ? "" : " number " + number)
                + (inputs.isEmpty() ? "" : " with " + String.join(", ", inputs));
    }
}
