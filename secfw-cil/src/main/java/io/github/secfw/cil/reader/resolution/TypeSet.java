package io.github.secfw.cil.reader.resolution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A set of types: the union of parts, each of which is a union of names without other names. Attributes whose types are unknown
 * stay in it by name.
 *
 * @param parts the parts
 */
public record TypeSet(List<Part> parts) {

    /**
     * The included types without the excluded ones.
     *
     * @param isAll whether all types are included; then no names are
     * @param included names of types, and of attributes whose types are unknown
     * @param excluded names of the same kinds
     */
    public record Part(boolean isAll, Set<String> included, Set<String> excluded) {}

    private static final int MAX_PARTS = 1000;

    static final TypeSet NONE = new TypeSet(List.of());
    static final TypeSet ALL = new TypeSet(List.of(new Part(true, Set.of(), Set.of())));

    public TypeSet {
        parts = List.copyOf(parts);
    }

    public static TypeSet of(Set<String> names) {
        return names.isEmpty() ? NONE : new TypeSet(List.of(new Part(false, names, Set.of())));
    }

    /** The name, if the set is that of one name. */
    public Optional<String> name() {
        if (parts.size() != 1) {
            return Optional.empty();
        }
        Part part = parts.get(0);
        return !part.isAll() && part.excluded().isEmpty() && part.included().size() == 1
                ? Optional.of(part.included().iterator().next())
                : Optional.empty();
    }

    int size() {
        return parts.stream()
                        .mapToInt(
                                part -> part.included().size() + part.excluded().size())
                        .sum()
                + parts.size();
    }

    /** Whether a part includes all types. */
    public boolean hasAll() {
        return parts.stream().anyMatch(Part::isAll);
    }

    static TypeSet union(List<TypeSet> all) {
        Set<String> plain = new HashSet<>();
        List<Part> parts = new ArrayList<>();
        for (TypeSet one : all) {
            for (Part part : one.parts()) {
                if (part.isAll() || !part.excluded().isEmpty()) {
                    parts.add(part);
                } else {
                    plain.addAll(part.included());
                }
            }
        }
        parts.addAll(of(plain).parts());
        return new TypeSet(parts);
    }

    /** The intersection; empty if it depends on the types of unknown attributes, or takes too many parts. */
    Optional<TypeSet> and(TypeSet other, Predicate<String> isType) {
        if ((long) parts.size() * other.parts.size() > MAX_PARTS) {
            return Optional.empty();
        }
        List<TypeSet> all = new ArrayList<>();
        for (Part first : parts) {
            for (Part second : other.parts) {
                Optional<TypeSet> both = and(first, second, isType);
                if (both.isEmpty()) {
                    return both;
                }
                all.add(both.get());
            }
        }
        return Optional.of(union(all));
    }

    private static Optional<TypeSet> and(Part first, Part second, Predicate<String> isType) {
        Set<String> excluded = new HashSet<>(first.excluded());
        excluded.addAll(second.excluded());
        if (first.isAll() || second.isAll()) {
            return Optional.of(of(
                    first.isAll() && second.isAll(), first.isAll() ? second.included() : first.included(), excluded));
        }
        Set<String> common = new HashSet<>(first.included());
        common.retainAll(second.included());
        if (mayOverlap(first.included(), second.included(), common, isType)
                || mayOverlap(second.included(), first.included(), common, isType)) {
            return Optional.empty();
        }
        return Optional.of(of(false, common, excluded));
    }

    /** Whether an attribute that only one set names may have a type of the other set. */
    private static boolean mayOverlap(
            Set<String> names, Set<String> others, Set<String> common, Predicate<String> isType) {
        if (others.size() == common.size()) {
            return false;
        }
        for (String name : names) {
            if (!common.contains(name) && !isType.test(name)) {
                return true;
            }
        }
        return false;
    }

    private static TypeSet of(boolean isAll, Set<String> included, Set<String> excluded) {
        if (isAll) {
            return new TypeSet(List.of(new Part(true, Set.of(), excluded)));
        }
        Set<String> left = new HashSet<>(included);
        left.removeAll(excluded);
        return left.isEmpty() ? NONE : new TypeSet(List.of(new Part(false, left, excluded)));
    }

    /** The set without some names in it. */
    TypeSet without(Set<String> names) {
        List<TypeSet> left = new ArrayList<>();
        for (Part part : parts) {
            if (part.isAll()) {
                left.add(new TypeSet(List.of(part)));
            } else {
                Set<String> included = new HashSet<>(part.included());
                included.removeAll(names);
                left.add(of(false, included, part.excluded()));
            }
        }
        return union(left);
    }

    /** The complement; empty as for {@link #and}. */
    Optional<TypeSet> not(Predicate<String> isType) {
        TypeSet rest = ALL;
        for (Part part : parts) {
            List<TypeSet> outside = new ArrayList<>();
            outside.add(of(part.excluded()));
            if (!part.isAll()) {
                outside.add(new TypeSet(List.of(new Part(true, Set.of(), part.included()))));
            }
            Optional<TypeSet> next = rest.and(union(outside), isType);
            if (next.isEmpty()) {
                return next;
            }
            rest = next.get();
        }
        return Optional.of(rest);
    }
}
