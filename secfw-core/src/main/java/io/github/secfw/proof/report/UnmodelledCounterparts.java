package io.github.secfw.proof.report;

import com.google.common.collect.Sets;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Occurrence;
import io.github.secfw.proof.field.AccountNumbers;
import io.github.secfw.proof.symbolic.FamilyProgram;
import io.github.secfw.proof.symbolic.VariableOrder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Unmodelled conditions, and limits, that only one of two programs has. One of the first and one of the second can be the
 * same condition with different text, for instance of two tools. Two limits with different rates or bursts are different.
 */
public final class UnmodelledCounterparts {

    private record Counterpart(Occurrence name, Footprint footprint, boolean isModelled) {}

    private final Map<Occurrence, Counterpart> first;
    private final Map<Occurrence, Counterpart> second;

    private UnmodelledCounterparts(Map<Occurrence, Counterpart> first, Map<Occurrence, Counterpart> second) {
        this.first = first;
        this.second = second;
    }

    public static UnmodelledCounterparts of(FamilyProgram first, FamilyProgram second) {
        Map<Occurrence, Counterpart> ofFirst = all(first);
        Map<Occurrence, Counterpart> ofSecond = all(second);
        Set<Occurrence> both = Set.copyOf(Sets.intersection(ofFirst.keySet(), ofSecond.keySet()));
        ofFirst.keySet().removeAll(both);
        ofSecond.keySet().removeAll(both);
        return new UnmodelledCounterparts(ofFirst, ofSecond);
    }

    private static Map<Occurrence, Counterpart> all(FamilyProgram program) {
        VariableOrder order = VariableOrder.of(AccountNumbers.UNKNOWN, program);
        Map<Occurrence, Counterpart> all = new LinkedHashMap<>();
        order.footprints().forEach((name, footprint) -> all.put(name, new Counterpart(name, footprint, false)));
        order.occurrences().forEach(name -> all.putIfAbsent(name, new Counterpart(name, VariableOrder.LIMIT, true)));
        return all;
    }

    /** The reason why a difference that depends on these conditions is uncertain. */
    public Optional<String> doubt(Collection<?> asked) {
        return doubt(asked::contains);
    }

    /** The reason why a difference in the events of a text is uncertain. */
    Optional<String> doubtOfEvent(Occurrence event) {
        return doubt(name -> name.condition().equals(event.condition()));
    }

    private Optional<String> doubt(Predicate<Occurrence> isAsked) {
        List<Counterpart> askedOfFirst = asked(first, isAsked);
        List<Counterpart> askedOfSecond = asked(second, isAsked);
        return pair(askedOfFirst, askedOfSecond, UnmodelledCounterparts::readTheSame)
                .or(() -> pair(askedOfFirst, second.values(), UnmodelledCounterparts::canShareState))
                .or(() -> pair(first.values(), askedOfSecond, UnmodelledCounterparts::canShareState));
    }

    private static List<Counterpart> asked(Map<Occurrence, Counterpart> of, Predicate<Occurrence> isAsked) {
        return of.values().stream().filter(one -> isAsked.test(one.name())).toList();
    }

    /** Whether two conditions read the same cells, or one of them has unknown inputs. */
    @FunctionalInterface
    private interface Likeness {
        boolean test(Counterpart one, Counterpart other);
    }

    private static Optional<String> pair(
            Collection<Counterpart> some, Collection<Counterpart> others, Likeness likeness) {
        for (Counterpart one : some) {
            for (Counterpart other : others) {
                if (!(one.isModelled() && other.isModelled()) && likeness.test(one, other)) {
                    return Optional.of("the answer depends on whether the unmodelled conditions " + one.name() + " and "
                            + other.name() + " are the same");
                }
            }
        }
        return Optional.empty();
    }

    /** Whether two conditions read the same, or one of them nothing that is known. */
    private static boolean readTheSame(Counterpart one, Counterpart other) {
        Set<Cell> ofOne = one.footprint().reads();
        Set<Cell> ofOther = other.footprint().reads();
        return ofOne.isEmpty() || ofOther.isEmpty() || ofOne.stream().anyMatch(ofOther::contains);
    }

    /** Whether one condition has a state of its own, which can be the state of any event of the other program. */
    private static boolean canShareState(Counterpart one, Counterpart other) {
        return one.footprint().isEvent() && other.footprint().isEvent() && (hasOwnState(one) || hasOwnState(other));
    }

    private static boolean hasOwnState(Counterpart counterpart) {
        return counterpart.footprint().reads().contains(Cell.OWN_STATE);
    }
}
