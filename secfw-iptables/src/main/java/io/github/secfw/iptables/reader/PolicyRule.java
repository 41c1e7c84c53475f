package io.github.secfw.iptables.reader;

import io.github.secfw.net.Match;
import io.github.secfw.policy.Target;
import java.util.Optional;

/**
 * A rule of one family in the words of a policy.
 *
 * @param what which packets, and what happens to them
 * @param comment what the file says of it
 * @param at where it begins
 */
record PolicyRule(What what, Optional<String> comment, Word at) {

    /**
     * What a rule says; two that are equal say the same.
     *
     * @param match which packets
     * @param action what happens to them
     */
    record What(Match<?> match, Action action) {}

    /** What happens to packets. */
    sealed interface Action {}

    /**
     * A target that leads nowhere else.
     *
     * @param target the target
     */
    record Does(Target target) implements Action {}

    /**
     * A jump.
     *
     * @param chain the name of a chain of the same table
     * @param isGoto whether the rest of the chain is left out
     */
    record Leads(String chain, boolean isGoto) implements Action {}

    /** The same for other packets. */
    PolicyRule with(Match<?> match) {
        return new PolicyRule(new What(match, what.action()), comment, at);
    }
}
