package io.github.secfw.proof;

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
import java.util.stream.Stream;

/**
 * Compares who may do what with which packets, by two relations, for every machine: whatever domains there are, whatever
 * attributes they have, however booleans are set, and whichever optional blocks are there; then which types they put into the
 * machine's attributes, and how the booleans that they declare are set at first. How the rules are split and ordered makes no
 * difference, and neither does whether a relation takes a name for a type's or an attribute's.
 */
final class AccessComparison {

    private AccessComparison() {}

    /** It is not decided whether two relations say the same; the message tells why. */
    static final class Undecided extends RuntimeException {

        private static final long serialVersionUID = 1;

        Undecided(String reason) {
            super(reason);
        }
    }

    /** What rules do to one permission on packets of one type. */
    private record Subject(String packetType, AccessRule.Kind kind) implements Comparable<Subject> {
        @Override
        public int compareTo(Subject other) {
            int byType = packetType.compareTo(other.packetType);
            return byType != 0 ? byType : kind.compareTo(other.kind);
        }
    }

    /**
     * Finds out whether two relations say the same.
     *
     * @param first a relation
     * @param second another
     * @return what only one of them says, with the rule that says it and for which domain, in words; empty if they say the
     *     same
     * @throws Undecided if they say the same unless two types are one, which an alias can make them; if an optional block
     *     hangs on other names in one of them; or if a decision takes too long
     */
    static Optional<String> difference(AccessRelation first, AccessRelation second) {
        SortedMap<Subject, Map<Permission, List<AccessRule>>> ofFirst = bySubject(first);
        SortedMap<Subject, Map<Permission, List<AccessRule>>> ofSecond = bySubject(second);
        CoverSearch search = new CoverSearch(types(first, second));
        Optional<String> found = uncovered(ofFirst, ofSecond, search, "first")
                .or(() -> uncovered(ofSecond, ofFirst, search, "second"))
                .or(() -> unlikeMembers(first, second, search, "first"))
                .or(() -> unlikeMembers(second, first, search, "second"))
                .or(() -> unlikeBooleans(first, second));
        if (found.isPresent()) {
            return found;
        }
        if (search.doubt().isPresent()) {
            throw new Undecided(search.doubt().get());
        }
        checkBlocks(first, second);
        return Optional.empty();
    }

    private static Optional<String> uncovered(
            SortedMap<Subject, Map<Permission, List<AccessRule>>> rules,
            SortedMap<Subject, Map<Permission, List<AccessRule>>> others,
            CoverSearch search,
            String which) {
        for (Map.Entry<Subject, Map<Permission, List<AccessRule>>> subject : rules.entrySet()) {
            Map<Permission, List<AccessRule>> same = others.getOrDefault(subject.getKey(), Map.of());
            for (Map.Entry<Permission, List<AccessRule>> some :
                    subject.getValue().entrySet()) {
                List<AccessRule> covering = same.getOrDefault(some.getKey(), List.of());
                if (!covering.equals(some.getValue())) {
                    Optional<String> found = search.uncovered(
                            some.getValue().stream().map(Term::of).toList(),
                            covering.stream().map(Term::of).toList());
                    if (found.isPresent()) {
                        return Optional.of("only the " + which + " says of " + some.getKey() + " " + found.get());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unlikeMembers(
            AccessRelation relation, AccessRelation other, CoverSearch search, String which) {
        Map<String, List<Term>> others = byAttribute(other);
        for (Map.Entry<String, List<Term>> attribute : byAttribute(relation).entrySet()) {
            Optional<String> found =
                    search.uncovered(attribute.getValue(), others.getOrDefault(attribute.getKey(), List.of()));
            if (found.isPresent()) {
                return Optional.of("only the " + which + " says " + found.get());
            }
        }
        return Optional.empty();
    }

    private static SortedMap<String, List<Term>> byAttribute(AccessRelation relation) {
        SortedMap<String, List<Term>> terms = new TreeMap<>();
        for (AttributeMembers members : relation.members()) {
            terms.computeIfAbsent(members.attribute(), unused -> new ArrayList<>(1))
                    .add(Term.of(members));
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

    /** The names that a relation takes for types'. */
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

    /**
     * Statements that say the same can need different names, and a block is left out for each that is not there. What a block
     * says that only one relation has, both say outside of it.
     */
    private static void checkBlocks(AccessRelation first, AccessRelation second) {
        SortedMap<String, Set<String>> ofFirst = new NamesOfBlocks(first).byBlock();
        SortedMap<String, Set<String>> ofSecond = new NamesOfBlocks(second).byBlock();
        for (Map.Entry<String, Set<String>> block : ofFirst.entrySet()) {
            Set<String> names = new HashSet<>(block.getValue());
            Set<String> others = ofSecond.getOrDefault(block.getKey(), names);
            if (!names.equals(others)) {
                Set<String> both = new HashSet<>(names);
                both.retainAll(others);
                names.addAll(others);
                names.removeAll(both);
                throw new Undecided("the optional block \"" + block.getKey() + "\" hangs on \""
                        + names.stream().sorted().findFirst().orElse("") + "\" in one of them alone");
            }
        }
    }
}
