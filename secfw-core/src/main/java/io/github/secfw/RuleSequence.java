package io.github.secfw;

import com.google.common.base.Suppliers;
import io.github.secfw.net.Match;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Rules in order. A value: each method returns a new one.
 *
 * @param <S> the sequence's own type, which its methods return
 */
public abstract sealed class RuleSequence<S extends RuleSequence<S>> permits BaseChain, Chain {

    private final RuleList ruleList;
    private final Supplier<List<Rule>> rules;

    RuleSequence(RuleList ruleList) {
        if (ruleList.depth() > Chain.MAX_DEPTH) {
            throw new IllegalArgumentException("the rule \"" + ruleList.last() + "\" leads " + ruleList.depth()
                    + " chains deep, nf_tables takes " + Chain.MAX_DEPTH + ": join some of the chains");
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
        return with(new Rule(match, target, Optional.empty()));
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
     * These rules, the last of which is there for a reason. Backends write it as the rule's comment.
     *
     * @param reason one line of text
     * @return the explained sequence
     * @throws IllegalArgumentException if the reason is no line of text
     * @throws IllegalStateException if there is no rule
     */
    public final S because(String reason) {
        if (ruleList.isEmpty()) {
            throw new IllegalStateException("\"" + reason + "\" explains no rule: call because after rule");
        }
        return withRules(ruleList.withLast(ruleList.last().explained(reason)));
    }

    final S with(Rule rule) {
        return withRules(ruleList.plus(rule));
    }

    abstract S withRules(RuleList other);
}
