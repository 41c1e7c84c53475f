package io.github.secfw.proof.diagram;

/**
 * The composition of two diagrams, projected on the event counter: outcomes other than the counter do not matter, so they
 * need no nodes. The second diagram is a result of this operation, or {@link #nothing}. Not safe for several threads.
 */
public final class EventProjection extends Composition {

    private final Terminals terminals;
    private final UnaryOperation told;

    private final int nothing;

    public EventProjection(
            Diagrams diagrams, Levels levels, BooleanOperations sets, Registers registers, IfThenElse choice) {
        super(diagrams, levels, sets, registers, choice);
        this.terminals = diagrams.terminals();
        this.told = new UnaryOperation(
                diagrams,
                terminal -> terminals.of(labelState -> PackedOutcome.of(
                        PackedOutcome.DROP,
                        PackedOutcome.NONE,
                        PackedOutcome.NONE,
                        registers.projected(PackedOutcome.state(terminals.outcome(terminal, labelState))))));
        this.nothing = told.of(terminals.identity());
    }

    /** The projection of a diagram without the event. */
    public int nothing() {
        return nothing;
    }

    /** The projection of a diagram. */
    public int of(int diagram) {
        return diagrams.has(diagram, DiagramProperties.HAS_NO_EVENT) ? nothing : told.of(diagram);
    }

    @Override
    public int known(int first, int second) {
        return second == nothing || diagrams.has(first, DiagramProperties.ENDS)
                ? of(first)
                : super.known(first, second);
    }

    @Override
    int thenTerminal(int first, int second) {
        return told.of(terminals.then(first, second));
    }
}
