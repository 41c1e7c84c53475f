package io.github.secfw.nftables.reader;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A chain of a table, while it is read. */
final class ParsedChain {

    private final String name;
    private Optional<BaseHook> hook = Optional.empty();
    private boolean drops;
    private final List<ParsedRule> rules = new ArrayList<>();

    /** Rules that come before those, the last one first. */
    private final List<ParsedRule> before = new ArrayList<>();

    ParsedChain(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    Optional<BaseHook> hook() {
        return hook;
    }

    void setHook(BaseHook next) {
        hook = Optional.of(next);
    }

    boolean drops() {
        return drops;
    }

    void setDrops(boolean next) {
        drops = next;
    }

    List<ParsedRule> rules() {
        if (!before.isEmpty()) {
            Collections.reverse(before);
            rules.addAll(0, before);
            before.clear();
        }
        return rules;
    }

    void addRule(ParsedRule rule) {
        rules.add(rule);
    }

    void addFirst(ParsedRule rule) {
        before.add(rule);
    }
}
