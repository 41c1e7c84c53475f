package io.github.secfw.iptables.reader.draft;

import io.github.secfw.net.Hook;
import io.github.secfw.program.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A chain of a table while a file is read. Mutable. */
public final class ChainDraft {

    private final String name;
    private final Optional<Hook> hook;
    private Verdict policy = Verdict.ACCEPT;

    /** The first rules in reverse order, so that insertions at the head are as fast as appends. */
    private final List<RuleDraft> head = new ArrayList<>();

    private final List<RuleDraft> tail = new ArrayList<>();
    private int references;

    ChainDraft(String name, Optional<Hook> hook) {
        this.name = name;
        this.hook = hook;
    }

    public String name() {
        return name;
    }

    /** The hook of a built-in chain; empty for other chains. */
    public Optional<Hook> hook() {
        return hook;
    }

    public Verdict policy() {
        return policy;
    }

    public void setPolicy(Verdict next) {
        policy = next;
    }

    boolean isReferenced() {
        return references > 0;
    }

    public int size() {
        return head.size() + tail.size();
    }

    /** Adds a rule at an index; returns the number of rules that moved. */
    public int add(int index, RuleDraft rule) {
        rule.jump().ifPresent(jump -> jump.to().references++);
        if (index < head.size() || (head.size() == index && !tail.isEmpty())) {
            head.add(head.size() - index, rule);
            return index;
        }
        tail.add(index - head.size(), rule);
        return tail.size() - 1 - (index - head.size());
    }

    /** Removes all rules. */
    public void flush() {
        rules().forEach(rule -> rule.jump().ifPresent(jump -> jump.to().references--));
        head.clear();
        tail.clear();
    }

    /** The rules in order. */
    public List<RuleDraft> rules() {
        if (head.isEmpty()) {
            return tail;
        }
        List<RuleDraft> rules = new ArrayList<>(head);
        Collections.reverse(rules);
        rules.addAll(tail);
        return rules;
    }

    @Override
    public String toString() {
        return name;
    }
}
