package io.github.secfw.proof.access;

import io.github.secfw.selinux.AccessRelation;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.AttributeMembers;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.Permission;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Compares two access relations for every machine: for all domains and attributes, all values of booleans, and all names
 * that the machine's policy can have (optional blocks depend on them). It also compares the types that each puts into
 * attributes of the machine, and the initial values of declared booleans. The splitting and the order of rules, and the
 * names of optional blocks, do not matter, nor does whether a relation uses a name as a type or as an attribute.
 */
public final class AccessComparison {

    private AccessComparison() {}

    /** Thrown if it is undecided whether two relations grant the same. The message is the reason. */
    public static final class Undecided extends RuntimeException {

        private static final long serialVersionUID = 1;

        Undecided(String reason) {
            super(reason);
        }
    }

    /** The subject of rules: the packet type and the kind of rule. */
    private record Subject(String packetType, AccessRule.Kind kind) implements Comparable<Subject> {
        @Override
        public int compareTo(Subject other) {
            int byType = packetType.compareTo(other.packetType);
            return byType != 0 ? byType : kind.compareTo(other.kind);
        }
    }

    /**
     * Compares two relations.
     *
     * @param first a relation
     * @param second another
     * @return what only one of them grants, with its rule and a domain, as text; empty if they are equal
     * @throws Undecided if they are equal unless two types are the same (which an alias can cause), if an optional block of
     *     one needs a name that only the other declares, or if a decision takes too long
     */
    public static Optional<String> difference(AccessRelation first, AccessRelation second) {
        Side ofFirst = new Side("first", first, new OptionalBlockNames(first, second));
        Side ofSecond = new Side("second", second, new OptionalBlockNames(second, first));
        CoverSearch search = new CoverSearch(types(first, second));
        Optional<String> found = uncovered(ofFirst, ofSecond, search)
                .or(() -> uncovered(ofSecond, ofFirst, search))
                .or(() -> unlikeMembers(ofFirst, ofSecond, search))
                .or(() -> unlikeMembers(ofSecond, ofFirst, search))
                .or(() -> unlikeBooleans(first, second));
        if (found.isEmpty()) {
            ofFirst.blocks()
                    .doubt()
                    .or(ofSecond.blocks()::doubt)
                    .or(search::doubt)
                    .ifPresent(reason -> {
                        throw new Undecided(reason);
                    });
        }
        return found;
    }

    /** One of the relations: which it is, and what its optional blocks need. */
    private record Side(String which, AccessRelation relation, OptionalBlockNames blocks) {

        List<AccessCondition> terms(List<AccessRule> rules) {
            return rules.stream().map(rule -> AccessCondition.of(rule, blocks)).toList();
        }

        /** The terms of rules of which it is sure when they are in force. */
        List<AccessCondition> sureTerms(List<AccessRule> rules) {
            return terms(rules.stream()
                    .filter(rule -> blocks.isSure(rule.optional()))
                    .toList());
        }
    }

    private static Optional<String> uncovered(Side side, Side other, CoverSearch search) {
        SortedMap<Subject, Map<Permission, List<AccessRule>>> others = bySubject(other.relation());
        for (Map.Entry<Subject, Map<Permission, List<AccessRule>>> subject :
                bySubject(side.relation()).entrySet()) {
            Map<Permission, List<AccessRule>> same = others.getOrDefault(subject.getKey(), Map.of());
            for (Map.Entry<Permission, List<AccessRule>> some :
                    subject.getValue().entrySet()) {
                List<AccessRule> covering = same.getOrDefault(some.getKey(), List.of());
                if (!areCovered(some.getValue(), covering)) {
                    Optional<String> found = search.uncovered(side.sureTerms(some.getValue()), other.terms(covering));
                    if (found.isPresent()) {
                        return Optional.of(
                                "only the " + side.which() + " has for " + some.getKey() + " " + found.get());
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether that is plain: the same rules, none of them in an optional block, which may need other names. */
    private static boolean areCovered(List<AccessRule> rules, List<AccessRule> others) {
        return rules.equals(others)
                && rules.stream().allMatch(rule -> rule.optional().isEmpty());
    }

    private static Optional<String> unlikeMembers(Side side, Side other, CoverSearch search) {
        Map<String, List<AccessCondition>> others = byAttribute(other, members -> true);
        Map<String, List<AccessCondition>> sure =
                byAttribute(side, members -> side.blocks().isSure(members.optional()));
        for (Map.Entry<String, List<AccessCondition>> attribute : sure.entrySet()) {
            Optional<String> found =
                    search.uncovered(attribute.getValue(), others.getOrDefault(attribute.getKey(), List.of()));
            if (found.isPresent()) {
                return Optional.of("only the " + side.which() + " has " + found.get());
            }
        }
        return Optional.empty();
    }

    private static SortedMap<String, List<AccessCondition>> byAttribute(
            Side side, Predicate<AttributeMembers> isMeant) {
        SortedMap<String, List<AccessCondition>> terms = new TreeMap<>();
        for (AttributeMembers members : side.relation().members()) {
            if (isMeant.test(members)) {
                terms.computeIfAbsent(members.attribute(), unused -> new ArrayList<>(1))
                        .add(AccessCondition.of(members, side.blocks()));
            }
        }
        return terms;
    }

    private static Optional<String> unlikeBooleans(AccessRelation first, AccessRelation second) {
        Set<BooleanValue> one = new TreeSet<>(first.booleans());
        Set<BooleanValue> two = new TreeSet<>(second.booleans());
        return onlyIn(one, two, "first").or(() -> onlyIn(two, one, "second"));
    }

    private static Optional<String> onlyIn(Set<BooleanValue> some, Set<BooleanValue> others, String which) {
        return some.stream()
                .filter(initial -> !others.contains(initial))
                .findFirst()
                .map(initial -> "only the " + which + " declares the boolean " + initial + " at first");
    }

    private static SortedMap<Subject, Map<Permission, List<AccessRule>>> bySubject(AccessRelation relation) {
        SortedMap<Subject, Map<Permission, List<AccessRule>>> rules = new TreeMap<>();
        for (AccessRule rule : relation.rules()) {
            Map<Permission, List<AccessRule>> ofSubject = rules.computeIfAbsent(
                    new Subject(rule.packetType(), rule.kind()), subject -> new EnumMap<>(Permission.class));
            for (Permission permission : rule.permissions()) {
                ofSubject
                        .computeIfAbsent(permission, unused -> new ArrayList<>(1))
                        .add(rule);
            }
        }
        return rules;
    }

    /** The names that either relation uses as types. */
    private static Set<String> types(AccessRelation first, AccessRelation second) {
        Set<String> types = new HashSet<>();
        Stream.of(first, second).flatMap(AccessComparison::sets).forEach(set -> {
            types.addAll(set.types());
            types.addAll(set.exceptTypes());
        });
        return types;
    }

    private static Stream<DomainSet> sets(AccessRelation relation) {
        return Stream.concat(
                relation.rules().stream().map(AccessRule::domains),
                relation.members().stream().map(AttributeMembers::types));
    }
}
