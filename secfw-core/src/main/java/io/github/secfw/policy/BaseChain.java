package io.github.secfw.policy;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Verdict;
import java.util.List;
import java.util.stream.Stream;

/**
 * A built-in chain, which netfilter runs at a hook. Made by {@link FirewallPolicyBuilder#labelling} and
 * {@link FirewallPolicyBuilder#filter}.
 */
@CheckReturnValue
public final class BaseChain extends RuleSequence<BaseChain> {

    private final Table table;
    private final Hook hook;
    private final Verdict policy;

    BaseChain(Table table, Hook hook, Verdict policy) {
        this(table, hook, policy, RuleList.empty());
    }

    private BaseChain(Table table, Hook hook, Verdict policy, RuleList rules) {
        super(rules);
        this.table = table;
        this.hook = hook;
        this.policy = policy;
    }

    /** {@return the table that the chain belongs to} */
    public Table table() {
        return table;
    }

    /** {@return where the chain runs} */
    public Hook hook() {
        return hook;
    }

    /** {@return what becomes of packets that no rule decides} */
    public Verdict policy() {
        return policy;
    }

    /** {@return the chain's name, which is that of its hook; each table has its own} */
    public String name() {
        return hook.name();
    }

    /** {@return the rules of this chain, then those of the chains that they jump to, directly or through others} */
    public Stream<Rule> reachableRules() {
        return Stream.concat(
                rules().stream(), ReachableChains.of(List.of(this)).stream().flatMap(chain -> chain.rules().stream()));
    }

    /** The same rules in another table. */
    BaseChain in(Table other) {
        return new BaseChain(other, hook, policy, ruleList());
    }

    @Override
    BaseChain withRules(RuleList other) {
        return new BaseChain(table, hook, policy, other);
    }

    /** {@return whether the other object is a base chain of the same table, hook, policy and rules} */
    @Override
    public boolean equals(Object other) {
        return other instanceof BaseChain that
                && table == that.table
                && hook == that.hook
                && policy == that.policy
                && ruleList().equals(that.ruleList());
    }

    @Override
    public int hashCode() {
        return 31 * hook.hashCode() + ruleList().hashCode();
    }

    /** {@return the table's and the chain's name} */
    @Override
    public String toString() {
        return table + " " + name();
    }
}
