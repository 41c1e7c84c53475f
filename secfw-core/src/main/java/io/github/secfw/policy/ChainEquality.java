package io.github.secfw.policy;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Compares chains. Each pair is compared once, also where chains share others many times over. */
final class ChainEquality {

    private final IdentityHashMap<Chain, Set<Chain>> compared = new IdentityHashMap<>();

    /** Whether the chains have the same name and rules, given that all pairs that are being compared have. */
    @SuppressWarnings("ReferenceEquality") // equality is what is being decided
    boolean same(Chain one, Chain other) {
        if (one == other || !isFirst(one, other)) {
            return true;
        }
        List<Rule> rules = one.rules();
        List<Rule> others = other.rules();
        if (!one.name().equals(other.name()) || rules.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < rules.size(); i++) {
            if (!same(rules.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isFirst(Chain one, Chain other) {
        return compared.computeIfAbsent(one, key -> Collections.newSetFromMap(new IdentityHashMap<>()))
                .add(other);
    }

    private boolean same(Rule rule, Rule other) {
        return rule.match().equals(other.match())
                && rule.because().equals(other.because())
                && same(rule.target(), other.target());
    }

    private boolean same(Target target, Target other) {
        if (target.chain().isEmpty() || other.chain().isEmpty()) {
            return target.equals(other);
        }
        return target.getClass() == other.getClass()
                && same(target.chain().get(), other.chain().get());
    }
}
