package io.github.secfw.policy;

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
        if (known != null && !known.equals(chain)) {
            throw new InvalidPolicyException(
                    "",
                    "two chains of the name \"" + chain.name() + "\" have other rules, or one jumps to itself",
                    "name one of them differently");
        }
    }
}
