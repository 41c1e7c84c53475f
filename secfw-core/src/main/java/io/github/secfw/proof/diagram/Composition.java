package io.github.secfw.proof.diagram;

import java.util.HashMap;
import java.util.Map;

/**
 * The composition of two diagrams, "first, then second": the second sees the labels and the registers that the first leaves.
 * It is a binary "apply" operation. Below a terminal of the first diagram where the packet goes on, levels of the second
 * that read a register are restricted to its constant, or renamed to its variable ({@link Substitution}). Not safe for
 * several threads.
 */
public class Composition extends BinaryOperation {

    private final Terminals terminals;
    private final Registers registers;
    private final IfThenElse choice;
    private final Map<Integer, Substitution> substitutions = new HashMap<>();
    private final Levels levels;
    private final BooleanOperations sets;

    /** The composition below a terminal whose registers the second diagram reads unchanged. */
    private final BinaryOperation behindTerminal;

    public Composition(
            Diagrams diagrams, Levels levels, BooleanOperations sets, Registers registers, IfThenElse choice) {
        super(diagrams);
        this.terminals = diagrams.terminals();
        this.registers = registers;
        this.choice = choice;
        this.levels = levels;
        this.sets = sets;
        this.behindTerminal = new BinaryOperation(diagrams) {
            @Override
            public int known(int first, int second) {
                return Diagrams.isTerminal(second) ? thenTerminal(first, second) : UNKNOWN;
            }
        };
    }

    /** The composition of two terminals. */
    int thenTerminal(int first, int second) {
        return terminals.then(first, second);
    }

    @Override
    public int known(int first, int second) {
        if (second == terminals.identity() || diagrams.has(first, DiagramProperties.ENDS)) {
            return first;
        }
        if (first == terminals.identity()
                || (diagrams.has(first, DiagramProperties.ONLY_LABELS)
                        && diagrams.has(second, DiagramProperties.IGNORES_LABEL))) {
            return second;
        }
        if (!Diagrams.isTerminal(first)) {
            return UNKNOWN;
        }
        if (Diagrams.isTerminal(second)) {
            return thenTerminal(first, second);
        }
        return diagrams.has(first, DiagramProperties.KEEPS_REGISTERS)
                ? behindTerminal.of(first, second)
                : behindRegisters(first, second);
    }

    /** A level of the second diagram that reads a register is decided below the terminals of the first. */
    @Override
    int combine(int first, int second) {
        boolean asksForRegisters = levels.variable(diagrams.level(second)) >= 0;
        if (!asksForRegisters || Diagrams.isTerminal(first) || diagrams.has(first, DiagramProperties.KEEPS_REGISTERS)) {
            return super.combine(first, second);
        }
        int level = diagrams.level(first);
        int runs = diagrams.runs(first);
        int result = of(diagrams.below(first, 0), second);
        for (int i = 1; i < runs; i++) {
            int condition =
                    sets.range(level, levels.count(level), diagrams.last(first, i - 1) + 1, diagrams.last(first, i));
            result = choice.of(condition, of(diagrams.below(first, i), second), result);
        }
        return result;
    }

    /** Label states whose registers differ have different second diagrams. */
    private int behindRegisters(int first, int second) {
        int result = UNKNOWN;
        for (int labelState = 0; labelState < LabelState.COUNT; labelState++) {
            long outcome = terminals.outcome(first, labelState);
            int state = registers.readable(PackedOutcome.state(outcome));
            if (PackedOutcome.goesOn(outcome) && isFirstWith(first, state, labelState)) {
                int ofState = behindTerminal.of(first, substituted(second, state));
                result = result == UNKNOWN ? ofState : choice.of(classesWith(first, state), ofState, result);
            }
        }
        return result;
    }

    private int substituted(int second, int state) {
        return state == Registers.UNCHANGED
                ? second
                : substitutions
                        .computeIfAbsent(
                                state, key -> new Substitution(diagrams, levels, sets, registers, choice, state))
                        .of(second);
    }

    private boolean isFirstWith(int end, int state, int labelState) {
        int labelStates = Diagrams.labelStates(classesWith(end, state));
        return Integer.numberOfTrailingZeros(labelStates) == labelState;
    }

    /** The label states that go on with registers in a state, as far as conditions read them. */
    private int classesWith(int end, int state) {
        int labelStates = 0;
        for (int labelState = 0; labelState < LabelState.COUNT; labelState++) {
            long outcome = terminals.outcome(end, labelState);
            if (PackedOutcome.goesOn(outcome) && registers.readable(PackedOutcome.state(outcome)) == state) {
                labelStates |= 1 << labelState;
            }
        }
        return Diagrams.ofLabelStates(labelStates);
    }
}
