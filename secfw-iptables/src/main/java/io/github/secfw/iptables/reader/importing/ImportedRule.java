package io.github.secfw.iptables.reader.importing;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.net.Match;
import io.github.secfw.policy.Target;
import java.util.Optional;

/**
 * A rule of one family in the words of a policy.
 *
 * @param effect which packets, and what happens to them
 * @param comment what the file says of it
 * @param at where it begins
 */
record ImportedRule(Effect effect, Optional<String> comment, Token at) {

    /**
     * Effect a rule says; two that are equal say the same.
     *
     * @param match which packets
     * @param action what happens to them
     */
    record Effect(Match<?> match, Action action) {}

    /** Effect happens to packets. */
    sealed interface Action {}

    /**
     * A target that leads nowhere else.
     *
     * @param target the target
     */
    record TargetAction(Target target) implements Action {}

    /**
     * A jump.
     *
     * @param chain the name of a chain of the same table
     * @param isGoto whether the rest of the chain is left out
     */
    record JumpAction(String chain, boolean isGoto) implements Action {}

    /** The same for other packets. */
    ImportedRule with(Match<?> match) {
        return new ImportedRule(new Effect(match, effect.action()), comment, at);
    }
}
