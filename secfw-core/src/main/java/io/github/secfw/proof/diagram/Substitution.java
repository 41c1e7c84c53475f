package io.github.secfw.proof.diagram;

/**
 * The substitution of a register state into a diagram ("restrict" for constants, "rename" for variables). The result tests
 * the registers before the state. Not safe for several threads.
 */
final class Substitution {

    private final Diagrams diagrams;
    private final Levels levels;
    private final BooleanOperations sets;
    private final Registers registers;
    private final IfThenElse choice;
    private final int state;
    private final LongIntMap results;

    Substitution(
            Diagrams diagrams,
            Levels levels,
            BooleanOperations sets,
            Registers registers,
            IfThenElse choice,
            int state) {
        this.diagrams = diagrams;
        this.levels = levels;
        this.sets = sets;
        this.registers = registers;
        this.choice = choice;
        this.state = state;
        this.results = new LongIntMap(diagrams.memory());
    }

    int of(int diagram) {
        if (Diagrams.isTerminal(diagram)) {
            return diagram;
        }
        int before = results.get(diagram);
        if (before != LongIntMap.NOTHING) {
            return before;
        }
        int level = diagrams.level(diagram);
        int variable = levels.variable(level);
        int value = variable < 0 ? -1 : registers.after(state, ~variable);
        int result = value >= 0
                ? of(diagrams.at(diagram, value))
                : decidedAt(diagram, variable < 0 ? level : levels.level(~value, levels.count(level)));
        results.put(diagram, result);
        return result;
    }

    /** A node with its children, moved to another level with the same atoms. */
    private int decidedAt(int node, int level) {
        int runs = diagrams.runs(node);
        int result = of(diagrams.below(node, 0));
        for (int i = 1; i < runs; i++) {
            int condition =
                    sets.range(level, levels.count(level), diagrams.last(node, i - 1) + 1, diagrams.last(node, i));
            result = choice.of(condition, of(diagrams.below(node, i)), result);
        }
        return result;
    }
}
