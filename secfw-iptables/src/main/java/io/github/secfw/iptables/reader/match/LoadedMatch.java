package io.github.secfw.iptables.reader.match;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.rule.LoadedExtension;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import java.util.List;
import java.util.Optional;

/** A match that a rule loads. */
public abstract class LoadedMatch extends LoadedExtension {

    /** A match that a token loads: the name after {@code -m}, or the first option of a protocol's match. */
    LoadedMatch(Extension extension, Token token) {
        super(extension, token);
    }

    /**
     * Adds the guards of the match.
     *
     * @param guards the guards of the rule
     * @param scope the rule's table and protocol, when the rule is read whole
     */
    public abstract void addTo(List<RuleGuard> guards, RuleScope scope);

    /** The comment of the match; empty for most matches. */
    public Optional<String> comment() {
        return Optional.empty();
    }

    @Override
    public final String secondOption() {
        return " may occur only once in a match: repeat the match";
    }

    /** Refuses a match without its required option. */
    final void require(boolean hasOption, String option) {
        if (!hasOption) {
            throw token().fault("match \"" + extension().name() + "\" has no option: add " + option);
        }
    }
}
