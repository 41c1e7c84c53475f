package io.github.secfw.proof;

import com.google.common.collect.Sets;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Occurrence;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        return doubt(asked, first, second).or(() -> doubt(asked, second, first));
    }

    private static Optional<String> doubt(
            Collection<?> asked, Map<Occurrence, Footprint> some, Map<Occurrence, Footprint> others) {
        for (Map.Entry<Occurrence, Footprint> one : some.entrySet()) {
            if (asked.contains(one.getKey())) {
                for (Map.Entry<Occurrence, Footprint> other : others.entrySet()) {
                    boolean haveState =
                            one.getValue().isEvent() && other.getValue().isEvent();
                    if (haveState || asked.contains(other.getKey())) {
                        return Optional.of(sameCondition(one.getKey(), other.getKey()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String sameCondition(Occurrence one, Occurrence other) {
        return "the answer depends on whether the unmodelled conditions " + one + " and " + other + " are the same";
    }
}
