package io.github.secfw.net;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The sets of some constants of a small enum, each made once: rules of which there are many share them.
 *
 * @param <E> the enum
 */
final class Subsets<E extends Enum<E>> {

    private final List<Set<E>> byBits;

    Subsets(Class<E> type) {
        E[] constants = type.getEnumConstants();
        byBits = IntStream.range(0, 1 << constants.length)
                .mapToObj(bits -> subset(type, constants, bits))
                .toList();
    }

    private static <E extends Enum<E>> Set<E> subset(Class<E> type, E[] constants, int bits) {
        EnumSet<E> subset = EnumSet.noneOf(type);
        for (E constant : constants) {
            if ((bits >> constant.ordinal() & 1) == 1) {
                subset.add(constant);
            }
        }
        return Collections.unmodifiableSet(subset);
    }

    /** The set of these constants, unmodifiable and in the order of declaration. */
    Set<E> of(Collection<E> constants) {
        int bits = 0;
        for (E constant : constants) {
            bits |= 1 << constant.ordinal();
        }
        return byBits.get(bits);
    }
}
