package io.github.secfw.iptables.reader.option;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.spi.MalformedTextException;
import java.util.List;

/**
 * An option of a match or a target in a rule.
 *
 * @param name the full name, without dashes
 * @param token the token of the option
 * @param negated whether a {@code !} precedes it
 * @param value the value; the option's own token if it has no value
 * @param second the second value; the option's own token if it has none
 */
public record ExtensionOption(String name, Token token, boolean negated, Token value, Token second) {

    public MalformedTextException fault(String fault) {
        return token.fault(fault);
    }

    /** Refuses the option if it is negated. */
    public ExtensionOption plain() {
        if (negated) {
            throw fault("--" + name + " cannot be negated: rewrite the rule without \"!\"");
        }
        return this;
    }

    /** The text of some options, complete, so that only equal options have equal texts. */
    public static String text(String begin, List<ExtensionOption> options) {
        StringBuilder text = new StringBuilder(begin);
        options.forEach(option -> option.appendTo(text));
        return text.toString();
    }

    /** The same option without its negation. */
    public ExtensionOption positive() {
        return new ExtensionOption(name, token, false, value, second);
    }

    private void appendTo(StringBuilder text) {
        text.append(negated ? " ! --" : " --").append(name);
        append(text, value);
        append(text, second);
    }

    @SuppressWarnings("ReferenceEquality")
    private void append(StringBuilder text, Token some) {
        if (some != token) {
            some.appendTo(text.append(' '));
        }
    }
}
