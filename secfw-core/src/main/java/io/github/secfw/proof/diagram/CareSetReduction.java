package io.github.secfw.proof.diagram;

/**
 * The reduction of a diagram to a care set (Coudert and Madre's "restrict"): a node goes away if all its possible children
 * are one diagram. Not safe for several threads.
 */
public final class CareSetReduction {

    private final Diagrams diagrams;
    private final int impossible;
    private final LongIntMap results;

    /** A reduction with the terminal of impossible packets. */
    public CareSetReduction(Diagrams diagrams, int impossible) {
        this.diagrams = diagrams;
        this.impossible = impossible;
        this.results = new LongIntMap(diagrams.memory());
    }

    public int of(int diagram) {
        if (Diagrams.isTerminal(diagram)) {
            return diagram;
        }
        int before = results.get(diagram);
        if (before != LongIntMap.NOTHING) {
            return before;
        }
        int begin = diagrams.begin();
        int runs = diagrams.runs(diagram);
        int only = impossible;
        boolean isOnly = true;
        for (int i = 0; i < runs; i++) {
            int below = of(diagrams.below(diagram, i));
            diagrams.add(begin, diagrams.last(diagram, i), below);
            isOnly &= only == impossible || below == impossible || below == only;
            only = below == impossible ? only : below;
        }
        int node = diagrams.finish(begin, diagrams.level(diagram));
        int result = isOnly ? only : node;
        results.put(diagram, result);
        return result;
    }
}
