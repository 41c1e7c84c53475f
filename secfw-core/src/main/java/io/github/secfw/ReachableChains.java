package io.github.secfw;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows jumps. */
final class ReachableChains {

    private final Map<String, Chain> chains = new LinkedHashMap<>();
    private final Set<Chain> met = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Chain> waiting = new ArrayDeque<>();

    private ReachableChains() {}

    /**
     * The chains that the given ones jump to, directly or through others, each once, in the order in which they are met.
     *
     * @throws IllegalArgumentException if two chains have the same name and other rules
     */
    static List<Chain> of(Collection<? extends RuleSequence<?>> starts) {
        ReachableChains reachable = new ReachableChains();
        starts.forEach(reachable::meetTargets);
        while (!reachable.waiting.isEmpty()) {
            reachable.meetTargets(reachable.waiting.remove());
        }
        return List.copyOf(reachable.chains.values());
    }

    private void meetTargets(RuleSequence<?> sequence) {
        for (Rule rule : sequence.rules()) {
            rule.target().chain().ifPresent(this::meet);
        }
    }

    /** Each chain is looked at once, also where chains share others many times over. */
    private void meet(Chain chain) {
        if (!met.add(chain)) {
            return;
        }
        waiting.add(chain);
        Chain known = chains.putIfAbsent(chain.name(), chain);
        if (known != null && !sameRules(known.rules(), chain.rules())) {
            throw new IllegalArgumentException("two chains of the name \"" + chain.name()
                    + "\" have other rules, or one jumps to itself: name one of them differently");
        }
    }

    /** Whether the rules are the same, given that chains of the same name are, each of which is met by itself. */
    private static boolean sameRules(List<Rule> rules, List<Rule> others) {
        if (rules.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            Rule other = others.get(i);
            if (!rule.match().equals(other.match())
                    || !rule.because().equals(other.because())
                    || !sameTarget(rule.target(), other.target())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameTarget(Target target, Target other) {
        if (target.chain().isEmpty() || other.chain().isEmpty()) {
            return target.equals(other);
        }
        return target.getClass() == other.getClass()
                && target.chain().get().name().equals(other.chain().get().name());
    }
}
