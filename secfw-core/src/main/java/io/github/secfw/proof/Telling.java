package io.github.secfw.proof;

/**
 * What one diagram tells the event that is counted, then another, and nothing else of what they do: so what is not told of the
 * event needs no nodes, whatever else becomes of the packets. The second diagram is a result of this, or {@link #nothing}. Not
 * safe for several threads.
 */
final class Telling extends Sequence {

    private final Leaves leaves;
    private final UnaryOperation told;

    /** No packet causes the event. */
    final int nothing;

    Telling(Diagrams diagrams, Space space, ConditionSets sets, Registers registers, Choice choice, Effects effects) {
        super(diagrams, space, sets, registers, choice);
        this.leaves = diagrams.leaves();
        this.told = new UnaryOperation(
                diagrams,
                end -> effects.end(labelClass -> Entry.of(
                        Entry.DROP,
                        Entry.NONE,
                        Entry.NONE,
                        registers.told(Entry.state(leaves.entry(end, labelClass))))));
        this.nothing = told.of(leaves.identity);
    }

    /** What a diagram tells the event. */
    int of(int diagram) {
        return diagrams.has(diagram, Traits.HAS_NO_EVENT) ? nothing : told.of(diagram);
    }

    @Override
    int known(int first, int second) {
        return second == nothing || diagrams.has(first, Traits.ENDS) ? of(first) : super.known(first, second);
    }

    @Override
    int thenEnd(int first, int second) {
        return told.of(leaves.then(first, second));
    }
}
