package io.github.secfw.program;

/**
 * One of the conditions of a program that hang on more than the packet: a limit, or a condition that the model does not
 * know. Such conditions are told apart by their text and by their place.
 *
 * @param condition the condition's text, {@code limit 5/second burst 5} for instance
 * @param number which of the conditions of this text that a packet of its family can meet, from 1 on, in the order in which
 *     it can meet them first
 */
public record Occurrence(String condition, int number) {

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Occurrence {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "\"" + condition + "\" number " + number + " is out of range: the first is number 1");
        }
    }

    /** {@return the condition, with its number unless that is 1} */
    @Override
    public String toString() {
        return "\"" + condition + "\"" + (number == 1 ? "" : " number " + number);
    }
}
