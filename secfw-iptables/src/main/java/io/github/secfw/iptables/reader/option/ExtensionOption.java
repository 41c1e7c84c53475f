package io.github.secfw.iptables.reader.option;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.spi.MalformedTextException;
import java.util.List;

/**
 * An option of an extension as a rule has it.
 *
 * @param name its whole name, without dashes
 * @param token the word that it begins with
 * @param negated whether a {@code !} stands before it
 * @param value its value; the word itself where it takes none
 * @param second its second value; the word itself where it takes none
 */
public record ExtensionOption(String name, Token token, boolean negated, Token value, Token second) {

    public MalformedTextException fault(String fault) {
        return token.fault(fault);
    }

    /** Refuses a negation that the tool does not take. */
    public ExtensionOption plain() {
        if (negated) {
            throw fault("--" + name + " cannot be negated: rewrite the rule without \"!\"");
        }
        return this;
    }

    /** What some options of an extension say: all that the file has, so that only what is the same has the same text. */
    public static String text(String begin, List<ExtensionOption> options) {
        StringBuilder text = new StringBuilder(begin);
        options.forEach(option -> option.appendTo(text));
        return text.toString();
    }

    /** The same option without a negation. */
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
