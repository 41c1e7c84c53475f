package io.github.secfw.policy;

import com.google.common.base.Suppliers;
import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Alternatives;
import io.github.secfw.net.Match;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Rules in order. A value: each method returns a new one.
 *
 * @param <S> the sequence's own type, which its methods return
 */
@CheckReturnValue
public abstract sealed class RuleSequence<S extends RuleSequence<S>> permits BaseChain, Chain {

    private final RuleList ruleList;
    private final Supplier<List<Rule>> rules;

    RuleSequence(RuleList ruleList) {
        if (ruleList.depth() > Chain.MAX_DEPTH) {
            throw new InvalidPolicyException(
                    "",
                    "the rule \"" + ruleList.last() + "\" leads " + ruleList.depth() + " chains deep, nf_tables takes "
                            + Chain.MAX_DEPTH,
                    "join some of the chains");
        }
        this.ruleList = ruleList;
        this.rules = Suppliers.memoize(ruleList::toList);
    }

    /** {@return the rules, in order} */
    public final List<Rule> rules() {
        return rules.get();
    }

    final RuleList ruleList() {
        return ruleList;
    }

    /**
     * These rules, then another.
     *
     * @param match which packets the rule is for
     * @param target what happens to them
     * @return the longer sequence
     * @throws IllegalArgumentException if the target leads more than {@value Chain#MAX_DEPTH} chains deep
     */
    public final S rule(Match<?> match, Target target) {
        return with(new Rule(match, target, Optional.empty(), false));
    }

    /**
     * These rules, then one for each of some alternatives. A packet that several of them match meets the target once, as
     * if one rule could say them all: for a target that would do more the second time, a log line or a jump, the rules
     * stand in a chain of their own, {@code any-of-} and a number that is made from their text.
     *
     * @param alternatives which packets the rules are for
     * @param target what happens to them
     * @return the longer sequence
     * @throws IllegalArgumentException if the target leads more than {@value Chain#MAX_DEPTH} chains deep
     */
    public final S rule(Alternatives alternatives, Target target) {
        return withAll(AlternativeRules.rules(alternatives, target));
    }

    /**
     * These rules, then another, which is for every packet.
     *
     * @param target what happens to them
     * @return the longer sequence
     * @throws IllegalArgumentException if the target leads more than {@value Chain#MAX_DEPTH} chains deep
     */
    public final S rule(Target target) {
        return rule(Match.any(), target);
    }

    /**
     * These rules, the last of which is there for a reason. Backends write it as the rule's comment. Of rules for
     * alternatives each is explained.
     *
     * @param reason one line of text
     * @return the explained sequence
     * @throws IllegalArgumentException if the reason is not a line of text
     * @throws IllegalStateException if there is no rule
     */
    public final S because(String reason) {
        if (ruleList.isEmpty()) {
            throw new IllegalStateException("\"" + reason + "\" explains no rule: call because after rule");
        }
        return withRules(ruleList.withLast(rule -> rule.explained(reason)));
    }

    /**
     * These rules, the last of which counts the packets that it matches. iptables counts for every rule; nft only where it
     * is told to. Of rules for alternatives each counts.
     *
     * @return the sequence with that rule counting
     * @throws IllegalStateException if there is no rule
     */
    public final S counted() {
        if (ruleList.isEmpty()) {
            throw new IllegalStateException("there is no rule to count for: call counted after rule");
        }
        return withRules(ruleList.withLast(Rule::counted));
    }

    final S with(Rule rule) {
        return withRules(ruleList.plus(rule));
    }

    final S withAll(List<Rule> rules) {
        return withRules(ruleList.plusAll(rules));
    }

    abstract S withRules(RuleList other);
}
