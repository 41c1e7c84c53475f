package io.github.secfw;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows jumps. */
final class ReachableChains {

    private final Map<String, Chain> chains = new LinkedHashMap<>();
    private final Deque<Chain> waiting = new ArrayDeque<>();

    private ReachableChains() {}

    /**
     * The chains that the given ones jump to, directly or through others.
     *
     * @throws IllegalArgumentException if two chains have the same name and other rules
     */
    static List<Chain> of(Collection<? extends RuleSequence<?>> starts) {
        ReachableChains reachable = new ReachableChains();
        starts.forEach(reachable::addTargets);
        while (!reachable.waiting.isEmpty()) {
            reachable.addTargets(reachable.waiting.remove());
        }
        return List.copyOf(reachable.chains.values());
    }

    private void addTargets(RuleSequence<?> sequence) {
        for (Rule rule : sequence.rules()) {
            target(rule).ifPresent(this::add);
        }
    }

    private void add(Chain chain) {
        Chain known = chains.putIfAbsent(chain.name(), chain);
        if (known == null) {
            waiting.add(chain);
        } else if (!known.equals(chain)) {
            throw new IllegalArgumentException(
                    "two chains of the name \"" + chain.name() + "\" have other rules: name one of them differently");
        }
    }

    /** The chain that a rule jumps to, if it does. */
    static Optional<Chain> target(Rule rule) {
        if (rule.target() instanceof Target.Jump jump) {
            return Optional.of(jump.chain());
        }
        return rule.target() instanceof Target.Goto go ? Optional.of(go.chain()) : Optional.empty();
    }
}
