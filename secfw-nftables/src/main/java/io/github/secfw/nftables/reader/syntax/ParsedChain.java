package io.github.secfw.nftables.reader.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A chain of a table while its file is read. Mutable. */
public final class ParsedChain {

    private final String name;
    private Optional<BaseHook> hook = Optional.empty();
    private boolean drops;
    private boolean isDeclared;
    private final List<ParsedRule> rules = new ArrayList<>();

    /** Rules inserted before the others, in reverse order. */
    private final List<ParsedRule> before = new ArrayList<>();

    public ParsedChain(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public Optional<BaseHook> hook() {
        return hook;
    }

    public void setHook(BaseHook next) {
        hook = Optional.of(next);
    }

    /** {@return the reason why the chain cannot get a hook now, empty if it can} */
    public Optional<String> fault(BaseHook next) {
        if (hook.isEmpty()) {
            return isDeclared
                    ? Optional.of(
                            "chain \"" + name + "\" was declared without a hook earlier: a chain keeps its declaration")
                    : next.fault();
        }
        BaseHook before = hook.get();
        boolean isSame = before.type().equals(next.type())
                && before.hook().equals(next.hook())
                && before.priority() == next.priority();
        return isSame
                ? next.fault()
                : Optional.of("chain \"" + name
                        + "\" was declared with another type, hook or priority earlier: a chain keeps them");
    }

    /** Ends the declaration: a later one must agree with it. */
    public void setDeclared() {
        isDeclared = true;
    }

    public boolean drops() {
        return drops;
    }

    public void setDrops(boolean next) {
        drops = next;
    }

    public List<ParsedRule> rules() {
        if (!before.isEmpty()) {
            Collections.reverse(before);
            rules.addAll(0, before);
            before.clear();
        }
        return rules;
    }

    public void addRule(ParsedRule rule) {
        rules.add(rule);
    }

    public void addFirst(ParsedRule rule) {
        before.add(rule);
    }
}
