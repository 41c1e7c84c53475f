package io.github.secfw.proof;

/**
 * A diagram as it is for packets whose marks are known to have become something: it asks for the marks before instead. Not
 * safe for several threads.
 */
final class Substitution {

    private final Diagrams diagrams;
    private final Space space;
    private final ConditionSets sets;
    private final MarkStates marks;
    private final Choice choice;
    private final int state;
    private final LongIntMap results;

    Substitution(Diagrams diagrams, Space space, ConditionSets sets, MarkStates marks, Choice choice, int state) {
        this.diagrams = diagrams;
        this.space = space;
        this.sets = sets;
        this.marks = marks;
        this.choice = choice;
        this.state = state;
        this.results = new LongIntMap(diagrams.memory());
    }

    int of(int diagram) {
        if (Diagrams.isEnd(diagram)) {
            return diagram;
        }
        int before = results.get(diagram);
        if (before != LongIntMap.NOTHING) {
            return before;
        }
        int place = space.markPlace(diagrams.level(diagram));
        int value = place < 0 ? 0 : marks.value(state, place);
        int result = place >= 0 && value >= 0
                ? of(diagrams.at(diagram, value))
                : decidedAt(diagram, place < 0 ? diagrams.level(diagram) : space.markLevel(~value));
        results.put(diagram, result);
        return result;
    }

    /** The diagrams below a node, decided by another level's atoms of the same numbers. */
    private int decidedAt(int node, int level) {
        int runs = diagrams.runs(node);
        int result = of(diagrams.below(node, 0));
        for (int i = 1; i < runs; i++) {
            int condition =
                    sets.range(level, space.count(level), diagrams.last(node, i - 1) + 1, diagrams.last(node, i));
            result = choice.of(condition, of(diagrams.below(node, i)), result);
        }
        return result;
    }
}
