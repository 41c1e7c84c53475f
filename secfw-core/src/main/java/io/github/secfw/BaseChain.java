package io.github.secfw;

import io.github.secfw.net.Hook;

/**
 * A built-in chain, which netfilter runs at a hook. Packets that no rule decides are accepted. Made by
 * {@link FirewallPolicy.Builder#labelling}.
 */
public final class BaseChain extends RuleSequence<BaseChain> {

    private final Hook hook;

    BaseChain(Hook hook, RuleList rules) {
        super(rules);
        this.hook = hook;
    }

    /** {@return where the chain runs} */
    public Hook hook() {
        return hook;
    }

    /** {@return the chain's name, which is that of its hook} */
    public String name() {
        return hook.name();
    }

    @Override
    BaseChain withRules(RuleList other) {
        return new BaseChain(hook, other);
    }

    /** {@return whether the other object is a base chain of the same hook and rules} */
    @Override
    public boolean equals(Object other) {
        return other instanceof BaseChain that
                && hook == that.hook
                && ruleList().equals(that.ruleList());
    }

    @Override
    public int hashCode() {
        return 31 * hook.hashCode() + ruleList().hashCode();
    }

    /** {@return the chain's name} */
    @Override
    public String toString() {
        return name();
    }
}
