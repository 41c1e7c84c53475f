package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set of network interfaces, never empty. A name that a pattern of the set means already is left out, so that no
 * interface is meant twice.
 */
@CheckReturnValue
public final class InterfaceSet {

    private final List<InterfacePattern> patterns;

    private InterfaceSet(List<InterfacePattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * The union of names and patterns as {@link InterfacePattern} describes them.
     *
     * @param first the first of them
     * @param more the others
     * @return their union
     * @throws IllegalArgumentException if one of them is none
     */
    public static InterfaceSet of(String first, String... more) {
        return of(Stream.concat(Stream.of(first), Arrays.stream(more))
                .map(InterfacePattern::new)
                .toList());
    }

    /**
     * The union of names and patterns.
     *
     * @param patterns at least one
     * @return their union
     * @throws IllegalArgumentException if there is none
     */
    public static InterfaceSet of(Collection<InterfacePattern> patterns) {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException(
                    "a set of no interfaces matches nothing: name an interface, or leave the match out");
        }
        List<InterfacePattern> kept = new ArrayList<>();
        for (InterfacePattern pattern : new TreeSet<>(patterns)) {
            if (kept.isEmpty() || !kept.get(kept.size() - 1).covers(pattern)) {
                kept.add(pattern);
            }
        }
        return new InterfaceSet(List.copyOf(kept));
    }

    /** {@return the names and patterns in alphabetical order; no two of them mean the same interface; never empty} */
    public List<InterfacePattern> patterns() {
        return patterns;
    }

    /**
     * {@return whether an interface of this name is meant}
     *
     * @param interfaceName the name of an interface
     */
    public boolean contains(String interfaceName) {
        for (InterfacePattern pattern : patterns) {
            if (pattern.matches(interfaceName)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InterfaceSet that && patterns.equals(that.patterns);
    }

    @Override
    public int hashCode() {
        return patterns.hashCode();
    }

    /** {@return the names and patterns, separated by commas} */
    @Override
    public String toString() {
        return patterns.stream().map(InterfacePattern::text).collect(Collectors.joining(", "));
    }
}
