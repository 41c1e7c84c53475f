package io.github.secfw.proof;

import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.AttributeMembers;
import io.github.secfw.selinux.DomainSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A statement's condition: the domain or type has one of some names and none of others, and booleans and optional blocks are so.
 *
 * @param statement the statement, which says itself in words
 * @param subject the packet type or attribute of which it speaks
 * @param noun what has names: a domain, or a type in the attribute
 * @param anyOf names of which the domain has at least one
 * @param noneOf names of which it has none
 * @param fixed what must be so beside the domain
 */
record Term(
        Object statement,
        String subject,
        String noun,
        Set<String> anyOf,
        Set<String> noneOf,
        Map<String, Boolean> fixed) {

    private static final String BOOLEAN = "boolean ";
    private static final String OPTIONAL = "optional block ";

    static Term of(AccessRule rule) {
        Map<String, Boolean> fixed = inBlock(rule.optional());
        rule.when().ifPresent(when -> fixed.put(BOOLEAN + when.name(), when.isOn()));
        return of(rule, rule.packetType(), "domain", rule.domains(), fixed);
    }

    static Term of(AttributeMembers members) {
        return of(members, members.attribute(), "type", members.types(), inBlock(members.optional()));
    }

    private static Term of(Object statement, String subject, String noun, DomainSet set, Map<String, Boolean> fixed) {
        Set<String> anyOf = new TreeSet<>(set.types());
        anyOf.addAll(set.attributes());
        Set<String> noneOf = new TreeSet<>(set.exceptTypes());
        noneOf.addAll(set.exceptAttributes());
        return new Term(statement, subject, noun, anyOf, noneOf, fixed);
    }

    private static Map<String, Boolean> inBlock(Optional<String> optional) {
        Map<String, Boolean> fixed = new TreeMap<>();
        optional.ifPresent(block -> fixed.put(OPTIONAL + block, true));
        return fixed;
    }

    /** Whether it holds wherever the other does, for a domain with a name of both. */
    boolean covers(Term other) {
        return other.noneOf.containsAll(noneOf) && other.fixed.entrySet().containsAll(fixed.entrySet());
    }
}
