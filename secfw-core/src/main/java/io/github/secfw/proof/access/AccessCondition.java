package io.github.secfw.proof.access;

import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.AttributeMembers;
import io.github.secfw.selinux.DomainSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The condition of a statement on a domain or type and a machine: it has one of some names and none of others, booleans have
 * values, and the machine's policy has names.
 *
 * @param statement the statement, whose text is for people
 * @param subject the packet type or attribute of the statement
 * @param noun what has the names: a domain, or a type in the attribute
 * @param anyOf names of which the domain has at least one
 * @param noneOf names of which it has none
 * @param fixed values of booleans, and names that the machine's policy has or lacks
 */
record AccessCondition(
        Object statement,
        String subject,
        String noun,
        Set<String> anyOf,
        Set<String> noneOf,
        Map<String, Boolean> fixed) {

    /** Begins the fact that the machine's policy has a name. */
    static final String EXISTS = "exists ";

    private static final String BOOLEAN = "boolean ";

    static AccessCondition of(AccessRule rule, OptionalBlockNames blocks) {
        Map<String, Boolean> fixed = inBlock(rule.optional(), blocks);
        rule.when().ifPresent(when -> fixed.put(BOOLEAN + when.name(), when.isOn()));
        return of(rule, rule.packetType(), "domain", rule.domains(), fixed);
    }

    static AccessCondition of(AttributeMembers members, OptionalBlockNames blocks) {
        return of(members, members.attribute(), "type", members.types(), inBlock(members.optional(), blocks));
    }

    private static AccessCondition of(
            Object statement, String subject, String noun, DomainSet set, Map<String, Boolean> fixed) {
        Set<String> anyOf = new TreeSet<>(set.types());
        anyOf.addAll(set.attributes());
        Set<String> noneOf = new TreeSet<>(set.exceptTypes());
        noneOf.addAll(set.exceptAttributes());
        return new AccessCondition(statement, subject, noun, anyOf, noneOf, fixed);
    }

    /** Each name of the block must be in the machine's policy: the compiler leaves out a block that lacks one. */
    private static Map<String, Boolean> inBlock(Optional<String> optional, OptionalBlockNames blocks) {
        Map<String, Boolean> fixed = new TreeMap<>();
        optional.ifPresent(block -> blocks.needed(block).forEach(name -> fixed.put(EXISTS + name, true)));
        return fixed;
    }

    /** Whether it holds wherever the other does, for a domain with a name of both. */
    boolean covers(AccessCondition other) {
        return other.noneOf.containsAll(noneOf) && other.fixed.entrySet().containsAll(fixed.entrySet());
    }
}
