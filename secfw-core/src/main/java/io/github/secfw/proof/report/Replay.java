package io.github.secfw.proof.report;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import com.google.common.collect.Sets;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Outcome;
import io.github.secfw.program.Trace;
import io.github.secfw.program.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** The traces of both programs on one packet, and whether they show a difference. */
public record Replay(Trace left, Trace right) {

    /** The mark, in the inputs of an evaluation, of a value that a rule has written. */
    private static final String WRITTEN_BY = " written by ";

    /** Whether verdict, labels or marks differ. The label and the mark of a dropped packet do not matter. */
    public boolean differsInOutcome() {
        Outcome one = left.outcome();
        Outcome other = right.outcome();
        boolean isGone = one.verdict() == Verdict.DROP;
        boolean isAnswered = one.verdict() == Verdict.REJECT;
        return one.verdict() != other.verdict()
                || !one.rejectType().equals(other.rejectType())
                || !one.queues().equals(other.queues())
                || !one.connection().equals(other.connection())
                || !one.connectionMark().equals(other.connectionMark())
                || (!isGone && one.mark() != other.mark())
                || (!isGone && !isAnswered && !one.label().equals(other.label()));
    }

    /**
     * Whether the events of states differ in number, inputs or order. Two different texts can be the same event, so one for
     * the other is not a difference. Rules with a state of their own and equal text are compared together, since it is
     * unknown which of them correspond.
     */
    public boolean differsInEvents(Predicate<Object> isLookedAt, Predicate<Occurrence> isDoubtful) {
        Map<Object, Multiset<List<Occurrence>>> one = events(left);
        Map<Object, Multiset<List<Occurrence>>> other = events(right);
        for (Object state : Sets.filter(Sets.union(one.keySet(), other.keySet()), isLookedAt::test)) {
            Multiset<List<Occurrence>> first = one.getOrDefault(state, HashMultiset.create());
            Multiset<List<Occurrence>> second = other.getOrDefault(state, HashMultiset.create());
            boolean isOfInputs = texts(first).equals(texts(second));
            if (!first.equals(second)
                    && !(isOfInputs && (readWritten(first) || readWritten(second)))
                    && isShown(texts(first), texts(second), isDoubtful)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isShown(
            Multiset<Occurrence> first, Multiset<Occurrence> second, Predicate<Occurrence> isDoubtful) {
        boolean isContained =
                Multisets.containsOccurrences(first, second) || Multisets.containsOccurrences(second, first);
        return isContained
                && Sets.union(first.elementSet(), second.elementSet()).stream().noneMatch(isDoubtful);
    }

    private static boolean readWritten(Multiset<List<Occurrence>> sequences) {
        return sequences.stream().flatMap(List::stream).anyMatch(Replay::readsWritten);
    }

    /** The events without their inputs. */
    private static Multiset<Occurrence> texts(Multiset<List<Occurrence>> sequences) {
        Multiset<Occurrence> texts = HashMultiset.create();
        sequences.forEach(sequence -> sequence.forEach(one -> texts.add(new Occurrence(one.condition(), 1))));
        return texts;
    }

    /** The sequences of events of each state with a name, and of all states of rules of equal text. */
    private static Map<Object, Multiset<List<Occurrence>>> events(Trace trace) {
        Map<Object, Multiset<List<Occurrence>>> events = new HashMap<>();
        trace.events().forEach((cell, sequence) -> {
            boolean isOwn = cell.kind() == Cell.Kind.OWN_STATE;
            Object key = isOwn ? sequence.get(0).condition() : cell;
            List<Occurrence> numberless = sequence.stream()
                    .map(one -> isOwn ? new Occurrence(one.condition(), 1, one.inputs()) : one)
                    .toList();
            events.computeIfAbsent(key, ignored -> HashMultiset.create()).add(numberless);
        });
        return events;
    }

    /**
     * Whether a relevant unmodelled field was written by one program only, or from other inputs. A field that was written
     * from another written field can have the value before: then only a write of one program counts, and only if no
     * condition depends on the other field before.
     */
    public boolean differsInFields(Predicate<Occurrence> varies, Predicate<Cell> isAsked) {
        boolean isGone = left.outcome().verdict() == Verdict.DROP;
        for (Cell field : Sets.union(left.written().keySet(), right.written().keySet())) {
            Occurrence one = left.written().get(field);
            Occurrence other = right.written().get(field);
            boolean isShown = (one != null && other != null)
                    ? isShown(field, one, other)
                    : !dependsOnWritten(field, one == null ? right : left, isAsked);
            if (isShown && !(isGone && field.kind() == Cell.Kind.FIELD) && varies.test(one == null ? other : one)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isShown(Cell field, Occurrence one, Occurrence other) {
        return !one.equals(other)
                && one.withAnyInputs().equals(other.withAnyInputs())
                && !readsOtherWritten(one, field)
                && !readsOtherWritten(other, field);
    }

    private static boolean dependsOnWritten(Cell field, Trace trace, Predicate<Cell> isAsked) {
        List<String> inputs = Objects.requireNonNull(trace.written().get(field)).inputs();
        return trace.written().keySet().stream()
                .filter(cell -> !cell.equals(field))
                .filter(cell -> inputs.stream().anyMatch(input -> input.startsWith(cell + WRITTEN_BY)))
                .anyMatch(isAsked);
    }

    private static boolean readsWritten(Occurrence asked) {
        return asked.inputs().stream().anyMatch(input -> input.contains(WRITTEN_BY));
    }

    private static boolean readsOtherWritten(Occurrence writer, Cell field) {
        return writer.inputs().stream()
                .anyMatch(input -> input.replace(field + WRITTEN_BY, "").contains(WRITTEN_BY));
    }
}
