package io.github.secfw.program;

import io.github.secfw.net.Hook;
import java.util.List;

/**
 * A chain that netfilter itself runs.
 *
 * @param name its name, for explanations
 * @param hook where it runs
 * @param priority when it runs among the base chains of its hook: lower is earlier (mangle −150, security 50)
 * @param policy what becomes of packets that no rule decides
 * @param rules its rules, in order
 */
public record ProgramBaseChain(String name, Hook hook, int priority, Verdict policy, List<ProgramRule> rules) {

    /** Copies the rules. */
    public ProgramBaseChain {
        rules = List.copyOf(rules);
    }
}
