package io.github.secfw.proof;

import com.google.common.collect.Sets;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Occurrence;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Conditions outside the model that only one of two programs has: one of the first and one of the second can be the same
 * condition in other words if they read the same, or have a state for each rule.
 */
record Strangers(Space space, Set<Occurrence> first, Set<Occurrence> second) {

    static Strangers of(FamilyProgram first, FamilyProgram second) {
        Set<Occurrence> ofFirst = unmodelled(first);
        Set<Occurrence> ofSecond = unmodelled(second);
        return new Strangers(
                Space.of(Accounts.UNKNOWN, first, second),
                Set.copyOf(Sets.difference(ofFirst, ofSecond)),
                Set.copyOf(Sets.difference(ofSecond, ofFirst)));
    }

    private static Set<Occurrence> unmodelled(FamilyProgram program) {
        return new LinkedHashSet<>(
                Space.of(Accounts.UNKNOWN, program).footprints().keySet());
    }

    /** Why it is not known whether there is a difference that depends on these. */
    Optional<String> doubt(Collection<Object> asked) {
        for (Occurrence one : first) {
            for (Occurrence other : second) {
                if ((asked.contains(one) || asked.contains(other)) && canBeSame(one, other)) {
                    return Optional.of(sameCondition(one, other));
                }
            }
        }
        return Optional.empty();
    }

    static String sameCondition(Occurrence one, Occurrence other) {
        return "the answer depends on whether the unmodelled conditions " + one + " and " + other + " are the same";
    }

    private boolean canBeSame(Occurrence one, Occurrence other) {
        Footprint ofOne = space.footprint(one);
        Footprint ofOther = space.footprint(other);
        boolean sharesCell = ofOne.reads().stream().anyMatch(ofOther.reads()::contains);
        return sharesCell || isUnknown(ofOne) || isUnknown(ofOther);
    }

    /** Nothing is known of what decides it. */
    private static boolean isUnknown(Footprint footprint) {
        return footprint.reads().stream().noneMatch(cell -> cell.kind() != Cell.Kind.OWN_STATE);
    }
}
