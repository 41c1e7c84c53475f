package io.github.secfw;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Rules in order, to which another is added without copying those before it, so that a chain of many rules is made in
 * linear time. Lists share what they have in common.
 */
final class RuleList {

    private static final RuleList EMPTY = new RuleList(Optional.empty(), Optional.empty(), 0, 0, 1);

    private final Optional<RuleList> before;
    private final Optional<Rule> last;
    private final int size;
    private final int depth;
    private final int hash;

    private RuleList(Optional<RuleList> before, Optional<Rule> last, int size, int depth, int hash) {
        this.before = before;
        this.last = last;
        this.size = size;
        this.depth = depth;
        this.hash = hash;
    }

    static RuleList empty() {
        return EMPTY;
    }

    boolean isEmpty() {
        return size == 0;
    }

    RuleList plus(Rule rule) {
        int below = rule.target().chain().map(chain -> chain.depth() + 1).orElse(0);
        return new RuleList(
                Optional.of(this), Optional.of(rule), size + 1, Math.max(depth, below), 31 * hash + rule.hashCode());
    }

    /** How many chains deep jumps lead from these rules. */
    int depth() {
        return depth;
    }

    /** These rules with another in place of the last. */
    RuleList withLast(Rule rule) {
        return before.orElseThrow().plus(rule);
    }

    Rule last() {
        return last.orElseThrow();
    }

    List<Rule> toList() {
        Rule[] rules = new Rule[size];
        RuleList list = this;
        while (!list.isEmpty()) {
            rules[list.size - 1] = list.last();
            list = list.before.orElseThrow();
        }
        return List.of(rules);
    }

    /** The hash of {@link #toList()}, known without making it. */
    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof RuleList that
                        && size == that.size
                        && hash == that.hash
                        && toList().equals(that.toList()));
    }

    @Override
    public String toString() {
        return Arrays.toString(toList().toArray());
    }
}
