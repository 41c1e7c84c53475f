package io.github.secfw.policy;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Hook;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A chain of one's own, which runs where a rule jumps to it. A rule takes the chain itself, so that jumps to unknown
 * chains and loops cannot be written.
 */
@CheckReturnValue
public final class Chain extends RuleSequence<Chain> {

    /** The longest name that iptables takes, in characters. */
    public static final int MAX_NAME_LENGTH = 28;

    /**
     * How deep jumps may be nested: nf_tables, which the nft variant of iptables uses too, takes 15 chains below a base
     * chain (NFT_JUMP_STACK_SIZE), one of which the nftables backend may need to save or restore.
     */
    public static final int MAX_DEPTH = 14;

    private static final Set<String> RESERVED = Stream.concat(
                    Arrays.stream(Hook.values()).map(Hook::name),
                    Stream.of("ACCEPT", "DROP", "QUEUE", "RETURN", "standard"))
            .collect(Collectors.toUnmodifiableSet());

    private final String name;

    /** Whether the chain stands for alternatives, and nobody wrote it. */
    private final boolean isMade;

    /** Many rules may jump to the chain. */
    private final Target jump;

    private Chain(String name, boolean isMade, RuleList rules) {
        super(rules);
        this.name = name;
        this.isMade = isMade;
        this.jump = new Target.Jump(this);
    }

    /** A chain that stands for alternatives. */
    static Chain made(String name, List<Rule> rules) {
        return new Chain(name, true, RuleList.empty().plusAll(rules));
    }

    boolean isMade() {
        return isMade;
    }

    /**
     * An empty chain.
     *
     * @param name 1 to 28 letters, digits, {@code _} and {@code -}, beginning with a letter; not the name of a built-in
     *     chain or target
     * @return the chain
     * @throws IllegalArgumentException if this cannot be a chain's name
     */
    public static Chain named(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            throw new InvalidPolicyException(
                    "",
                    "chain \"" + Rule.shown(name) + "\" is not a valid chain name",
                    "write a letter, then letters, digits, '_' or '-'");
        }
        if (name.length() > MAX_NAME_LENGTH) {
            throw new InvalidPolicyException(
                    "",
                    "chain \"" + name + "\" has " + name.length() + " characters, iptables takes " + MAX_NAME_LENGTH,
                    "choose a shorter name");
        }
        if (RESERVED.contains(name)) {
            throw new InvalidPolicyException(
                    "", "chain \"" + name + "\" is the name of a built-in chain or target", "choose another name");
        }
        return new Chain(name, false, RuleList.empty());
    }

    /** {@return the chain's name} */
    public String name() {
        return name;
    }

    /** The target that runs this chain, and comes back. */
    Target jump() {
        return jump;
    }

    /** How many chains deep jumps lead from here. */
    int depth() {
        return ruleList().depth();
    }

    @Override
    Chain withRules(RuleList other) {
        return new Chain(name, isMade, other);
    }

    /** {@return whether the other object is a chain of the same name and rules} */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Chain that
                        && hashCode() == that.hashCode()
                        && new ChainEquality().same(this, that));
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + ruleList().hashCode();
    }

    /** {@return the chain's name} */
    @Override
    public String toString() {
        return name;
    }
}
