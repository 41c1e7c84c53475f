package io.github.secfw.proof;

import io.github.secfw.selinux.AccessRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A rule's condition: the domain has one of some names and none of others, and booleans and optional blocks are so.
 *
 * @param rule the rule
 * @param anyOf names of which the domain has at least one
 * @param noneOf names of which it has none
 * @param fixed what must be so beside the domain
 */
record Term(AccessRule rule, Set<String> anyOf, Set<String> noneOf, Map<String, Boolean> fixed) {

    private static final String BOOLEAN = "boolean ";
    private static final String OPTIONAL = "optional block ";

    static Term of(AccessRule rule) {
        Set<String> anyOf = new TreeSet<>(rule.domains().types());
        anyOf.addAll(rule.domains().attributes());
        Set<String> noneOf = new TreeSet<>(rule.domains().exceptTypes());
        noneOf.addAll(rule.domains().exceptAttributes());
        Map<String, Boolean> fixed = new TreeMap<>();
        rule.when().ifPresent(when -> fixed.put(BOOLEAN + when.name(), when.isOn()));
        rule.optional().ifPresent(block -> fixed.put(OPTIONAL + block, true));
        return new Term(rule, anyOf, noneOf, fixed);
    }

    /** Whether it holds wherever the other does, for a domain with a name of both. */
    boolean covers(Term other) {
        return other.noneOf.containsAll(noneOf) && other.fixed.entrySet().containsAll(fixed.entrySet());
    }
}
