package io.github.secfw;

import io.github.secfw.net.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rules in order. A value: each method returns a new one.
 *
 * @param <S> the sequence's own type, which its methods return
 */
public abstract sealed class RuleSequence<S extends RuleSequence<S>> permits BaseChain, Chain {

    private final List<Rule> rules;

    RuleSequence(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** {@return the rules, in order} */
    public final List<Rule> rules() {
        return rules;
    }

    /**
     * These rules, then another.
     *
     * @param match which packets the rule is for
     * @param target what happens to them
     * @return the longer sequence
     */
    public final S rule(Match<?> match, Target target) {
        return with(new Rule(match, target, Optional.empty()));
    }

    /**
     * These rules, then another, which is for every packet.
     *
     * @param target what happens to them
     * @return the longer sequence
     */
    public final S rule(Target target) {
        return rule(Match.any(), target);
    }

    /**
     * These rules, the last of which is there for a reason. Backends write it as the rule's comment.
     *
     * @param reason one line of text
     * @return the explained sequence
     * @throws IllegalArgumentException if the reason is no line of text
     * @throws IllegalStateException if there is no rule
     */
    public final S because(String reason) {
        if (rules.isEmpty()) {
            throw new IllegalStateException("\"" + reason + "\" explains no rule: call because after rule");
        }
        List<Rule> explained = new ArrayList<>(rules);
        explained.set(rules.size() - 1, rules.get(rules.size() - 1).explained(reason));
        return withRules(explained);
    }

    final S with(Rule rule) {
        List<Rule> longer = new ArrayList<>(rules);
        longer.add(rule);
        return withRules(longer);
    }

    abstract S withRules(List<Rule> longer);
}
