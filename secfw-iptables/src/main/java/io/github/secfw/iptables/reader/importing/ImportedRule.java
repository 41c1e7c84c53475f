package io.github.secfw.iptables.reader.importing;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Target;
import java.util.Optional;

/**
 * An imported rule of one family.
 *
 * @param effect its match and action
 * @param comment its comment
 * @param at the token where it begins
 */
record ImportedRule(Effect effect, Optional<String> comment, Token at) {

    /**
     * The match and the action of a rule. Equal effects mean the same.
     *
     * @param match the match
     * @param action the action
     */
    record Effect(Match<?> match, Action action) {}

    /** The action of a rule. */
    sealed interface Action {}

    /**
     * A target other than a jump.
     *
     * @param target the target
     */
    record TargetAction(Target target) implements Action {}

    /**
     * A jump to a chain.
     *
     * @param chain the name of a chain of the same table
     * @param isGoto whether it is a goto, after which packets do not return
     */
    record JumpAction(String chain, boolean isGoto) implements Action {}

    /** The same rule with another match. */
    ImportedRule with(Match<?> match) {
        return new ImportedRule(new Effect(match, effect.action()), comment, at);
    }
}
