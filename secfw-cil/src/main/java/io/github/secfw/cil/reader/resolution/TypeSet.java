package io.github.secfw.cil.reader.resolution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A set of types, as a union of parts.
 *
 * @param parts the parts
 */
public record TypeSet(List<Part> parts) {

    /**
     * Types less others.
     *
     * @param isAll whether all types are meant, instead of those that are named
     * @param plus names of types, or of attributes whose types are not known
     * @param minus names of those that are not meant
     */
    public record Part(boolean isAll, Set<String> plus, Set<String> minus) {}

    private static final int MAX_PARTS = 1000;

    static final TypeSet NONE = new TypeSet(List.of());
    static final TypeSet ALL = new TypeSet(List.of(new Part(true, Set.of(), Set.of())));

    public TypeSet {
        parts = List.copyOf(parts);
    }

    public static TypeSet of(Set<String> names) {
        return names.isEmpty() ? NONE : new TypeSet(List.of(new Part(false, names, Set.of())));
    }

    /** The name, where this is one and nothing else. */
    public Optional<String> name() {
        if (parts.size() != 1) {
            return Optional.empty();
        }
        Part part = parts.get(0);
        return !part.isAll() && part.minus().isEmpty() && part.plus().size() == 1
                ? Optional.of(part.plus().iterator().next())
                : Optional.empty();
    }

    int size() {
        return parts.stream()
                        .mapToInt(part -> part.plus().size() + part.minus().size())
                        .sum()
                + parts.size();
    }

    /** Whether a part is all types, less some. */
    public boolean hasAll() {
        return parts.stream().anyMatch(Part::isAll);
    }

    static TypeSet union(List<TypeSet> all) {
        Set<String> plain = new HashSet<>();
        List<Part> parts = new ArrayList<>();
        for (TypeSet one : all) {
            for (Part part : one.parts()) {
                if (part.isAll() || !part.minus().isEmpty()) {
                    parts.add(part);
                } else {
                    plain.addAll(part.plus());
                }
            }
        }
        parts.addAll(of(plain).parts());
        return new TypeSet(parts);
    }

    /** What is in both, empty where that depends on what is not known of names that are no types, or takes too many parts. */
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
        Set<String> minus = new HashSet<>(first.minus());
        minus.addAll(second.minus());
        if (first.isAll() || second.isAll()) {
            return Optional.of(
                    of(first.isAll() && second.isAll(), first.isAll() ? second.plus() : first.plus(), minus));
        }
        Set<String> common = new HashSet<>(first.plus());
        common.retainAll(second.plus());
        if (mayMeet(first.plus(), second.plus(), common, isType)
                || mayMeet(second.plus(), first.plus(), common, isType)) {
            return Optional.empty();
        }
        return Optional.of(of(false, common, minus));
    }

    /** Whether a name of one set beside the common ones, which is no type, may be of a type of the other set. */
    private static boolean mayMeet(
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

    private static TypeSet of(boolean isAll, Set<String> plus, Set<String> minus) {
        if (isAll) {
            return new TypeSet(List.of(new Part(true, Set.of(), minus)));
        }
        Set<String> left = new HashSet<>(plus);
        left.removeAll(minus);
        return left.isEmpty() ? NONE : new TypeSet(List.of(new Part(false, left, minus)));
    }

    /** These but for names that it has as such. */
    TypeSet without(Set<String> names) {
        List<TypeSet> left = new ArrayList<>();
        for (Part part : parts) {
            if (part.isAll()) {
                left.add(new TypeSet(List.of(part)));
            } else {
                Set<String> plus = new HashSet<>(part.plus());
                plus.removeAll(names);
                left.add(of(false, plus, part.minus()));
            }
        }
        return union(left);
    }

    /** All that is not in it. */
    Optional<TypeSet> not(Predicate<String> isType) {
        TypeSet rest = ALL;
        for (Part part : parts) {
            List<TypeSet> outside = new ArrayList<>();
            outside.add(of(part.minus()));
            if (!part.isAll()) {
                outside.add(new TypeSet(List.of(new Part(true, Set.of(), part.plus()))));
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
