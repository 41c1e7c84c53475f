package io.github.secfw.spi;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.policy.Chain;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Rule;
import io.github.secfw.policy.RuleSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Gathers what a backend cannot say of a policy, so that all of it is told at once. Not safe for several threads. */
@CheckReturnValue
public final class Refusals {

    private final String backend;
    private final FirewallPolicy policy;
    private final List<Refusal> refusals = new ArrayList<>();

    /**
     * No refusals so far.
     *
     * @param backend the backend's id
     * @param policy the policy that it renders
     */
    public Refusals(String backend, FirewallPolicy policy) {
        this.backend = backend;
        this.policy = policy;
    }

    /**
     * Looks at every rule of the policy, in the order in which backends write them.
     *
     * @param look takes the rule's place, for {@link #refuse}, and the rule
     */
    public void forEachRule(BiConsumer<RulePlace, Rule> look) {
        policy.baseChains()
                .forEach(chain ->
                        forEachRule((chain.table().labels() ? "chain " : "filter chain ") + chain.name(), chain, look));
        for (Chain chain : policy.chains()) {
            forEachRule("chain " + chain.name(), chain, look);
        }
    }

    private static void forEachRule(String place, RuleSequence<?> chain, BiConsumer<RulePlace, Rule> look) {
        int number = 1;
        for (Rule rule : chain.rules()) {
            look.accept(new RulePlace(place, number), rule);
            number++;
        }
    }

    /**
     * Refuses something.
     *
     * @param place where in the policy, {@code chain INPUT} for instance
     * @param feature what the tool cannot say, with the offending value
     * @param alternative what to write instead
     */
    public void refuse(String place, String feature, String alternative) {
        refusals.add(new Refusal(backend, place, feature, alternative));
    }

    /**
     * Refuses something of a rule.
     *
     * @param place the rule's place
     * @param feature what the tool cannot say, with the offending value
     * @param alternative what to write instead
     */
    public void refuse(RulePlace place, String feature, String alternative) {
        refuse(place.toString(), feature, alternative);
    }

    /**
     * Ends the rendering if anything was refused.
     *
     * @throws UnsupportedFeatureException if anything was refused; it names all of it
     */
    public void throwIfAny() {
        if (!refusals.isEmpty()) {
            throw new UnsupportedFeatureException(policy, refusals);
        }
    }
}
