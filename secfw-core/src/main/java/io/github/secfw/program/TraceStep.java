package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Hook;
import java.util.List;
import java.util.Optional;

/**
 * A rule that a packet met, or the policy at the end of a base chain.
 *
 * @param hook where
 * @param baseChain the name of the base chain that ran
 * @param chain the name of the chain that has the rule
 * @param depth how many chains deep: 0 in the base chain
 * @param rule the rule in words
 * @param failed the first condition that did not hold, empty where all held
 * @param effects what the rule did, in order
 */
@CheckReturnValue
public record TraceStep(
        Hook hook,
        String baseChain,
        String chain,
        int depth,
        String rule,
        Optional<String> failed,
        List<String> effects) {

    /** Copies the effects. */
    public TraceStep {
        effects = List.copyOf(effects);
    }

    /** {@return whether all conditions of the rule held} */
    public boolean isMatched() {
        return failed.isEmpty();
    }

    /** {@return the step in one line, without its base chain} */
    @Override
    public String toString() {
        String inChain = chain.equals(baseChain) ? rule : chain + " " + rule;
        String done = effects.isEmpty() ? "" : " => " + String.join(", ", effects);
        return failed.map(condition -> "no:  " + inChain + "; it is not \"" + condition + "\"")
                        .orElse("yes: " + inChain)
                + done;
    }
}
