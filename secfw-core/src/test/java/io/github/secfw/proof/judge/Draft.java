package io.github.secfw.proof.judge;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Verdict;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A program that can still be changed. */
final class Draft {

    private final List<Base> bases = new ArrayList<>();

    /**
     * A base chain.
     *
     * @param hook the hook
     * @param priority the priority
     * @param families the families of the packets that it is for
     * @param policy the policy
     * @param chain its rules
     */
    record Base(Hook hook, int priority, Set<Family> families, Verdict policy, Chain chain) {}

    /**
     * A chain; its identity counts.
     *
     * @param name its name
     * @param rules its rules, which can be changed
     */
    record Chain(String name, List<Rule> rules) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /**
     * A rule.
     *
     * @param steps its steps, which can be changed
     */
    record Rule(List<DraftStep> steps) {
        Rule copy() {
            return new Rule(new ArrayList<>(steps));
        }

        /** Whether a step can end the chain that the rule is in, and not only the base chain. */
        boolean canEndChain() {
            return steps.stream().anyMatch(DraftStep::canEndChain);
        }
    }

    List<Base> bases() {
        return bases;
    }

    /** The chains that packets can reach, the base chains' own first. */
    List<Chain> chains() {
        List<Chain> chains = new ArrayList<>();
        bases.forEach(base -> add(base.chain(), chains));
        return chains;
    }

    private static void add(Chain chain, List<Chain> chains) {
        if (!chains.contains(chain)) {
            chains.add(chain);
            for (Rule rule : chain.rules()) {
                for (DraftStep step : rule.steps()) {
                    step.target().ifPresent(target -> add(target, chains));
                }
            }
        }
    }

    /** Whether no chain leads to itself. */
    boolean isAcyclic() {
        return bases.stream().allMatch(base -> isAcyclic(base.chain(), List.of()));
    }

    private static boolean isAcyclic(Chain chain, List<Chain> above) {
        if (above.contains(chain)) {
            return false;
        }
        List<Chain> path = new ArrayList<>(above);
        path.add(chain);
        return chain.rules().stream()
                .flatMap(rule -> rule.steps().stream())
                .flatMap(step -> step.target().stream())
                .allMatch(target -> isAcyclic(target, path));
    }

    Draft copy() {
        IdentityHashMap<Chain, Chain> copies = new IdentityHashMap<>();
        Draft copy = new Draft();
        for (Base base : bases) {
            copy.bases.add(
                    new Base(base.hook(), base.priority(), base.families(), base.policy(), copy(base.chain(), copies)));
        }
        return copy;
    }

    private static Chain copy(Chain chain, Map<Chain, Chain> copies) {
        Optional<Chain> known = Optional.ofNullable(copies.get(chain));
        if (known.isPresent()) {
            return known.get();
        }
        Chain copy = new Chain(chain.name(), new ArrayList<>());
        copies.put(chain, copy);
        for (Rule rule : chain.rules()) {
            List<DraftStep> steps = new ArrayList<>();
            rule.steps().forEach(step -> steps.add(step.to(target -> copy(target, copies))));
            copy.rules().add(new Rule(steps));
        }
        return copy;
    }
}
