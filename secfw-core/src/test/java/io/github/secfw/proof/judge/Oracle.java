package io.github.secfw.proof.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives the answers that are not modelled. It tries all of them in turn: each new asking is a choice, and both programs get the
 * same answer to equal askings. {@link #next} goes on to the next combination of answers.
 */
final class Oracle {

    private final MarkDomain marks;
    private final Set<Long> seenFirst;
    private final List<Integer> script = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private final List<Boolean> doubtful = new ArrayList<>();
    private final Map<Asking, Boolean> answers = new LinkedHashMap<>();
    private final Map<Object, Long> written = new LinkedHashMap<>();
    private final Set<Asking> asked = new LinkedHashSet<>();
    private final Set<Long> seen = new LinkedHashSet<>();
    private int position;
    private boolean isContradicted;

    Oracle(MarkDomain marks, Set<Long> seenFirst) {
        this.marks = marks;
        this.seenFirst = seenFirst;
        restart();
    }

    private void restart() {
        position = 0;
        answers.clear();
        written.clear();
        asked.clear();
        seen.clear();
        seen.addAll(seenFirst);
        isContradicted = false;
    }

    /** Begins with the next combination of answers; says no if there is none. */
    boolean next() {
        int last = script.size() - 1;
        while (last >= 0 && script.get(last) + 1 == counts.get(last)) {
            script.remove(/* index */ last);
            counts.remove(/* index */ last);
            doubtful.remove(/* index */ last);
            last--;
        }
        if (last < 0) {
            return false;
        }
        script.set(last, script.get(last) + 1);
        restart();
        return true;
    }

    private int choose(int count, boolean isDoubtful) {
        if (position == script.size()) {
            script.add(0);
            counts.add(count);
            doubtful.add(isDoubtful);
        }
        return script.get(position++);
    }

    /** The answer to an asking, which is doubtful if it may be that only one of both ever occurs. */
    boolean answer(Asking asking, boolean isDoubtful) {
        asked.add(asking);
        Boolean known = answers.get(asking);
        if (known == null) {
            known = choose(2, isDoubtful) == 1;
            answers.put(asking, known);
        }
        return known;
    }

    /** The answer to an asking that an example states. */
    boolean stated(Asking asking, boolean holds) {
        asked.add(asking);
        Boolean known = answers.putIfAbsent(asking, holds);
        isContradicted |= known != null && known != holds;
        return holds;
    }

    /** The mark that is written after an asking. */
    long mark(Asking asking, String cell, boolean isDoubtful) {
        asked.add(asking);
        return written.computeIfAbsent(List.of(asking, cell), key -> {
            List<Long> values = marks.values(seen);
            long value = values.get(choose(values.size(), isDoubtful));
            seen.add(value);
            return value;
        });
    }

    /** Notes that something outside the model was asked for what it writes to a field. */
    void noteAsked(Asking asking) {
        asked.add(asking);
    }

    /** Whether an asking was stated to hold and not to hold. */
    boolean isContradicted() {
        return isContradicted;
    }

    /** Whether something was chosen of which it is not known that it occurs. */
    boolean isDoubtful() {
        return doubtful.contains(true);
    }

    /** What was chosen, one after the other. */
    Choices choices() {
        return new Choices(List.copyOf(script), List.copyOf(doubtful));
    }

    /**
     * What was chosen in a pair of runs.
     *
     * @param chosen the choices by number, in order
     * @param areDoubtful for each whether it may be that only one of its values ever occurs
     */
    record Choices(List<Integer> chosen, List<Boolean> areDoubtful) {}

    Map<Asking, Boolean> answers() {
        return answers;
    }

    Set<Asking> asked() {
        return asked;
    }
}
