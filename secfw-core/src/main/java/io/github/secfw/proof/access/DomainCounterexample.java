package io.github.secfw.proof.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A domain and a machine for which one condition holds and none of others does, found by backtracking. A name is false of
 * the domain until it has to be true.
 */
final class DomainCounterexample {

    /** A search takes too many steps. */
    static final class TooLong extends Exception {

        private static final long serialVersionUID = 1;

        /** Without a stack trace. */
        TooLong() {
            super("too long", null, false, false);
        }
    }

    private static final int MAX_STEPS = 20_000;
    private static final int MAX_DEPTH = 500;

    private final Set<String> exclusive;
    private final Set<String> never;
    private final String first;
    private final Set<String> names = new TreeSet<>();
    private final Map<String, Boolean> fixed;
    private final boolean isFound;
    private int steps;

    /**
     * Searches.
     *
     * @param name the name of the term that is true
     * @param term the term
     * @param others what must not hold
     * @param exclusive names of which at most one is true of a domain
     */
    DomainCounterexample(String name, AccessCondition term, List<AccessCondition> others, Set<String> exclusive)
            throws TooLong {
        this.exclusive = exclusive;
        this.never = term.noneOf();
        this.fixed = new TreeMap<>(term.fixed());
        this.first = name;
        names.add(name);
        this.isFound = search(others, 0);
    }

    boolean isFound() {
        return isFound;
    }

    /** The names that are true of the domain. */
    Set<String> names() {
        return names;
    }

    /** The booleans of the machine and the names in its policy. */
    Map<String, Boolean> fixed() {
        return fixed;
    }

    private boolean search(List<AccessCondition> others, int depth) throws TooLong {
        Optional<AccessCondition> holding =
                others.stream().filter(this::mayHold).findFirst();
        if (holding.isEmpty()) {
            return true;
        }
        steps++;
        if (steps > MAX_STEPS || depth > MAX_DEPTH) {
            throw new TooLong();
        }
        for (String name : holding.get().noneOf()) {
            if (canBe(name)) {
                names.add(name);
                if (search(others, depth + 1)) {
                    return true;
                }
                names.remove(name);
            }
        }
        for (Map.Entry<String, Boolean> fact : holding.get().fixed().entrySet()) {
            if (!fixed.containsKey(fact.getKey()) && !isOfDomain(fact.getKey())) {
                fixed.put(fact.getKey(), !fact.getValue());
                if (search(others, depth + 1)) {
                    return true;
                }
                fixed.remove(fact.getKey());
            }
        }
        return false;
    }

    /** Whether the fact is that a name exists which is true of the domain, so that it must; the first may be what is missing. */
    private boolean isOfDomain(String fact) {
        return fact.startsWith(AccessCondition.EXISTS)
                && !fact.equals(AccessCondition.EXISTS + first)
                && names.contains(fact.substring(AccessCondition.EXISTS.length()));
    }

    private boolean canBe(String name) {
        return !never.contains(name)
                && fixed.getOrDefault(AccessCondition.EXISTS + name, true)
                && !(exclusive.contains(name) && names.stream().anyMatch(exclusive::contains));
    }

    private boolean mayHold(AccessCondition term) {
        for (Map.Entry<String, Boolean> fact : term.fixed().entrySet()) {
            if (Optional.ofNullable(fixed.get(fact.getKey()))
                    .map(value -> !value.equals(fact.getValue()))
                    .orElse(false)) {
                return false;
            }
        }
        boolean isMeant = false;
        for (String name : names) {
            if (term.noneOf().contains(name)) {
                return false;
            }
            isMeant |= term.anyOf().contains(name);
        }
        return isMeant;
    }

    /** Formats the names and facts. */
    List<String> words() {
        List<String> words = new ArrayList<>(names);
        Set<String> not = new HashSet<>(never);
        not.stream().sorted().forEach(name -> words.add("not " + name));
        fixed.forEach((fact, value) -> words.add(
                fact.startsWith(AccessCondition.EXISTS)
                        ? (value ? "with " : "without ") + "\"" + fact.substring(AccessCondition.EXISTS.length())
                                + "\" in the machine's policy"
                        : (value ? "" : "not ") + fact));
        return words;
    }
}
