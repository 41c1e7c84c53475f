package io.github.secfw.proof;

import java.util.function.IntUnaryOperator;

/** Replaces the ends of a diagram; each diagram once. Not safe for several threads. */
final class UnaryOperation {

    private final Diagrams diagrams;
    private final IntUnaryOperator ofEnd;
    private final LongIntMap results;

    UnaryOperation(Diagrams diagrams, IntUnaryOperator ofEnd) {
        this.diagrams = diagrams;
        this.ofEnd = ofEnd;
        this.results = new LongIntMap(diagrams.memory());
    }

    int of(int diagram) {
        if (Diagrams.isEnd(diagram)) {
            return ofEnd.applyAsInt(diagram);
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
        int result = diagrams.end(begin, diagrams.level(diagram));
        results.put(diagram, result);
        return result;
    }
}
