package io.github.secfw.iptables.reader.rule;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.syntax.Token;
import java.util.ArrayList;
import java.util.List;

/** A match or a target that a rule loads, which takes the options of the rule one after another. */
public abstract class LoadedExtension {

    private final Extension extension;
    private final Token token;
    private final List<String> taken = new ArrayList<>(2);

    /** An extension that a token loads: the name of the extension, or the first of its options. */
    public LoadedExtension(Extension extension, Token token) {
        this.extension = extension;
        this.token = token;
    }

    public final Extension extension() {
        return extension;
    }

    /** The token that loads the extension. */
    public final Token token() {
        return token;
    }

    /**
     * Takes one option of the rule.
     *
     * @param option the option
     * @param scope the table, and the protocol as far as the tokens before the option name it
     */
    public abstract void take(ExtensionOption option, RuleScope scope);

    /** Refuses a second option of the same kind. */
    protected final void once(ExtensionOption option, String kind) {
        if (taken.contains(kind)) {
            throw option.fault("--" + option.name() + secondOption());
        }
        taken.add(kind);
    }

    /** The end of the message about a second option of the same kind. */
    public abstract String secondOption();
}
