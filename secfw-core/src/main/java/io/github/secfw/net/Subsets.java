package io.github.secfw.net;

import com.google.common.collect.Sets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The sets of some constants of a small enum, each made once: rules of which there are many share them.
 *
 * @param <E> the enum
 */
final class Subsets<E extends Enum<E>> {

    private final Map<Set<E>, Set<E>> shared;

    Subsets(Class<E> type) {
        Map<Set<E>, Set<E>> subsets = new HashMap<>();
        for (Set<E> subset : Sets.powerSet(EnumSet.allOf(type))) {
            Set<E> copy = EnumSet.noneOf(type);
            copy.addAll(subset);
            Set<E> unmodifiable = Collections.unmodifiableSet(copy);
            subsets.put(unmodifiable, unmodifiable);
        }
        shared = Map.copyOf(subsets);
    }

    /** The set of these constants, unmodifiable and in the order of declaration. */
    Set<E> of(Set<E> constants) {
        return Objects.requireNonNull(shared.get(constants), () -> "no set of " + constants);
    }

    /** Something for each of the sets but the empty one. */
    <V> Map<Set<E>, V> index(Function<Set<E>, V> value) {
        return shared.keySet().stream()
                .filter(subset -> !subset.isEmpty())
                .collect(Collectors.toUnmodifiableMap(subset -> subset, value));
    }
}
