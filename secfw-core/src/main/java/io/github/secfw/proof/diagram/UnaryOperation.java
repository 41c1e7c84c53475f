package io.github.secfw.proof.diagram;

import java.util.function.IntUnaryOperator;

/**
 * An operation that maps the terminals of a diagram ("apply" of one operand). The result of each node is remembered. Not
 * safe for several threads.
 */
public final class UnaryOperation {

    private final Diagrams diagrams;
    private final IntUnaryOperator ofTerminal;
    private final LongIntMap results;

    public UnaryOperation(Diagrams diagrams, IntUnaryOperator ofTerminal) {
        this.diagrams = diagrams;
        this.ofTerminal = ofTerminal;
        this.results = new LongIntMap(diagrams.memory());
    }

    public int of(int diagram) {
        if (Diagrams.isTerminal(diagram)) {
            return ofTerminal.applyAsInt(diagram);
        }
        int before = results.get(diagram);
        if (before != LongIntMap.NOTHING) {
            return before;
        }
        int begin = diagrams.begin();
        int runs = diagrams.runs(diagram);
        for (int i = 0; i < runs; i++) {
            diagrams.add(begin, diagrams.last(diagram, i), of(diagrams.below(diagram, i)));
        }
        int result = diagrams.finish(begin, diagrams.level(diagram));
        results.put(diagram, result);
        return result;
    }
}
