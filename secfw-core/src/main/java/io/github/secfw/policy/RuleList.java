package io.github.secfw.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Rules in order, to which another is added without copying those before it, so that a chain of many rules is made in
 * linear time. Lists share what they have in common.
 */
final class RuleList {

    private static final RuleList EMPTY = new RuleList(Optional.empty(), Optional.empty(), 0, 0, 0, 1);

    private final Optional<RuleList> before;
    private final Optional<Rule> last;
    private final int size;

    /** How many rules the call brought that brought the last one, up to it. */
    private final int group;

    private final int depth;
    private final int hash;

    private RuleList(Optional<RuleList> before, Optional<Rule> last, int size, int group, int depth, int hash) {
        this.before = before;
        this.last = last;
        this.size = size;
        this.group = group;
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
        return plus(rule, 1);
    }

    /** These rules, then others that one call brings. */
    RuleList plusAll(List<Rule> rules) {
        RuleList list = this;
        int number = 1;
        for (Rule rule : rules) {
            list = list.plus(rule, number);
            number++;
        }
        return list;
    }

    private RuleList plus(Rule rule, int numberInGroup) {
        int below = rule.target().chain().map(chain -> chain.depth() + 1).orElse(0);
        return new RuleList(
                Optional.of(this),
                Optional.of(rule),
                size + 1,
                numberInGroup,
                Math.max(depth, below),
                31 * hash + rule.hashCode());
    }

    /** How many chains deep jumps lead from these rules. */
    int depth() {
        return depth;
    }

    /** These rules, with a change to those that the last call brought. */
    RuleList withLast(UnaryOperator<Rule> change) {
        List<Rule> changed = new ArrayList<>();
        RuleList list = this;
        for (int i = 0; i < group; i++) {
            changed.add(0, AlternativeRules.changed(list.last(), change));
            list = list.before.orElseThrow();
        }
        return list.plusAll(changed);
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
