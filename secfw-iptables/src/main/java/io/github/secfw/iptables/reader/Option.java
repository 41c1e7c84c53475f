package io.github.secfw.iptables.reader;

import io.github.secfw.spi.MalformedTextException;

/**
 * An option of an extension as a rule has it.
 *
 * @param name its whole name, without dashes
 * @param word the word that it begins with
 * @param negated whether a {@code !} stands before it
 * @param value its value; the word itself where it takes none
 * @param second its second value; the word itself where it takes none
 */
record Option(String name, Word word, boolean negated, Word value, Word second) {

    MalformedTextException fault(String fault) {
        return word.fault(fault);
    }

    /** Refuses a negation that the tool does not take. */
    Option plain() {
        if (negated) {
            throw fault("--" + name + " cannot be negated: leave out the !");
        }
        return this;
    }

    /** The option and its values, as the file has them but for quotes. */
    void appendTo(StringBuilder text) {
        text.append(negated ? " ! --" : " --").append(name);
        append(text, value);
        append(text, second);
    }

    @SuppressWarnings("ReferenceEquality")
    private void append(StringBuilder text, Word some) {
        if (some != word) {
            text.append(' ').append(some.text());
        }
    }
}
