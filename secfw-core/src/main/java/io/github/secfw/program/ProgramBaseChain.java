package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A chain that netfilter itself runs.
 *
 * @param name its name, for explanations
 * @param hook where it runs
 * @param priority when it runs among the base chains of its hook: lower is earlier (mangle −150, security 50)
 * @param families the families of the packets that it runs for, at least one
 * @param policy what becomes of packets that no rule decides: they are accepted or dropped
 * @param rules its rules, in order
 * @param reroutes whether a packet whose mark the chain has changed is routed anew behind it, as {@link Rerouting} says
 */
@CheckReturnValue
public record ProgramBaseChain(
        String name,
        Hook hook,
        int priority,
        Set<Family> families,
        Verdict policy,
        List<ProgramRule> rules,
        boolean reroutes) {

    /**
     * Copies the families and the rules.
     *
     * @throws IllegalArgumentException if there is no family, if the policy is neither to accept nor to drop, or if the chain
     *     reroutes at another hook than OUTPUT
     */
    public ProgramBaseChain {
        if (policy != Verdict.ACCEPT && policy != Verdict.DROP) {
            throw new IllegalArgumentException("by the policy of chain " + name + " packets are " + policy
                    + ", which no policy says: accept or drop them, or write a rule");
        }
        if (reroutes && hook != Hook.OUTPUT) {
            throw new IllegalArgumentException(
                    "the chain " + name + " at " + hook + " cannot reroute: only chains at " + Hook.OUTPUT + " do");
        }
        families = Collections.unmodifiableSet(EnumSet.copyOf(families));
        rules = List.copyOf(rules);
    }

    /**
     * A base chain for packets of both families.
     *
     * @param name its name, for explanations
     * @param hook where it runs
     * @param priority when it runs among the base chains of its hook
     * @param policy what becomes of packets that no rule decides
     * @param rules its rules, in order
     * @throws IllegalArgumentException if the policy is neither to accept nor to drop
     */
    public ProgramBaseChain(String name, Hook hook, int priority, Verdict policy, List<ProgramRule> rules) {
        this(name, hook, priority, EnumSet.allOf(Family.class), policy, rules);
    }

    /**
     * A base chain that does not reroute.
     *
     * @param name its name, for explanations
     * @param hook where it runs
     * @param priority when it runs among the base chains of its hook
     * @param families the families of the packets that it runs for, at least one
     * @param policy what becomes of packets that no rule decides
     * @param rules its rules, in order
     * @throws IllegalArgumentException if there is no family, or if the policy is neither to accept nor to drop
     */
    public ProgramBaseChain(
            String name, Hook hook, int priority, Set<Family> families, Verdict policy, List<ProgramRule> rules) {
        this(name, hook, priority, families, policy, rules, false);
    }

    /** {@return this chain, as one that reroutes; it is at OUTPUT} */
    public ProgramBaseChain rerouting() {
        return new ProgramBaseChain(name, hook, priority, families, policy, rules, true);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof ProgramBaseChain that && new ProgramEquality().same(this, that));
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, hook, priority, families, policy, rules, reroutes);
    }
}
