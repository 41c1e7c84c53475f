package io.github.secfw.iptables.reader;

import java.util.List;
import java.util.Optional;

/** A match that a rule loads. */
abstract class LoadedMatch extends LoadedExtension {

    /** A match that a token loads: the name behind {@code -m}, or the first option of a protocol's match. */
    LoadedMatch(Extension extension, Token token) {
        super(extension, token);
    }

    /**
     * Adds the guards of the match.
     *
     * @param guards the guards of the rule
     * @param scope the rule's table and protocol, when the rule is read whole
     */
    abstract void addTo(List<RuleGuard> guards, RuleScope scope);

    /** The comment of the match; empty for most matches. */
    Optional<String> comment() {
        return Optional.empty();
    }

    @Override
    final String secondOption() {
        return " may occur only once in a match: repeat the match";
    }

    /** Refuses a match without its required option. */
    final void require(boolean isThere, String option) {
        if (!isThere) {
            throw token().fault("match \"" + extension().name() + "\" has no option: add " + option);
        }
    }
}
