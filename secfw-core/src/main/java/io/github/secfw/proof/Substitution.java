package io.github.secfw.proof;

/**
 * A diagram as it is for packets whose registers are known to have become something: it asks for what they were before instead. Not
 * safe for several threads.
 */
final class Substitution {

    private final Diagrams diagrams;
    private final Space space;
    private final ConditionSets sets;
    private final Registers registers;
    private final Choice choice;
    private final int state;
    private final LongIntMap results;

    Substitution(Diagrams diagrams, Space space, ConditionSets sets, Registers registers, Choice choice, int state) {
        this.diagrams = diagrams;
        this.space = space;
        this.sets = sets;
        this.registers = registers;
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
        int level = diagrams.level(diagram);
        int variable = space.variable(level);
        int value = variable < 0 ? -1 : registers.after(state, ~variable);
        int result = value >= 0
                ? of(diagrams.at(diagram, value))
                : decidedAt(diagram, variable < 0 ? level : space.level(~value, space.count(level)));
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
