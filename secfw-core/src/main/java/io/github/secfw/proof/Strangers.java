package io.github.secfw.proof;

import com.google.common.collect.Sets;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Occurrence;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conditions outside the model that only one of two programs has: one of the first and one of the second can be the same
 * condition in other words, of another tool for instance.
 */
record Strangers(Map<Occurrence, Footprint> first, Map<Occurrence, Footprint> second) {

    static Strangers of(FamilyProgram first, FamilyProgram second) {
        Map<Occurrence, Footprint> ofFirst = unmodelled(first);
        Map<Occurrence, Footprint> ofSecond = unmodelled(second);
        Set<Occurrence> both = Set.copyOf(Sets.intersection(ofFirst.keySet(), ofSecond.keySet()));
        ofFirst.keySet().removeAll(both);
        ofSecond.keySet().removeAll(both);
        return new Strangers(ofFirst, ofSecond);
    }

    private static Map<Occurrence, Footprint> unmodelled(FamilyProgram program) {
        return new LinkedHashMap<>(Space.of(Accounts.UNKNOWN, program).footprints());
    }

    /** Why it is not known whether there is a difference that depends on these. */
    Optional<String> doubt(Collection<?> asked) {
        List<Occurrence> askedOfFirst = asked(first, asked);
        List<Occurrence> askedOfSecond = asked(second, asked);
        for (Occurrence one : askedOfFirst) {
            for (Occurrence other : askedOfSecond) {
                if (canBeSame(first.get(one), second.get(other))) {
                    return Optional.of(sameCondition(one, other));
                }
            }
        }
        // What has a state of its own can be that of any rule of the other program.
        return pair(withOwnState(askedOfFirst, first), withOwnState(second.keySet(), second))
                .or(() -> pair(withOwnState(first.keySet(), first), withOwnState(askedOfSecond, second)));
    }

    private static List<Occurrence> asked(Map<Occurrence, Footprint> of, Collection<?> asked) {
        return of.keySet().stream().filter(asked::contains).toList();
    }

    private static Optional<Occurrence> withOwnState(
            Collection<Occurrence> names, Map<Occurrence, Footprint> footprints) {
        return names.stream().filter(name -> hasOwnState(footprints.get(name))).findFirst();
    }

    private static Optional<String> pair(Optional<Occurrence> one, Optional<Occurrence> other) {
        return one.flatMap(first -> other.map(second -> sameCondition(first, second)));
    }

    private static boolean hasOwnState(@Nullable Footprint footprint) {
        return Objects.requireNonNull(footprint).reads().contains(Cell.OWN_STATE);
    }

    /** Whether two conditions read the same, or one of them nothing that is known. */
    private static boolean canBeSame(@Nullable Footprint first, @Nullable Footprint second) {
        Footprint one = Objects.requireNonNull(first);
        Footprint other = Objects.requireNonNull(second);
        return one.reads().isEmpty()
                || other.reads().isEmpty()
                || one.reads().stream().anyMatch(other.reads()::contains);
    }

    private static String sameCondition(Occurrence one, Occurrence other) {
        return "the answer depends on whether the unmodelled conditions " + one + " and " + other + " are the same";
    }
}
