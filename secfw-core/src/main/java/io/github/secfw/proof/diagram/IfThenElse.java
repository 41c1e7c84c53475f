package io.github.secfw.proof.diagram;

import java.util.Arrays;

/**
 * The if-then-else operation ("ite"): one diagram where a condition holds, and another elsewhere. Not safe for several
 * threads.
 */
public final class IfThenElse {

    private final Diagrams diagrams;
    private final Terminals terminals;
    private final int hole;
    private final BinaryOperation whereElseHole;
    private final BinaryOperation whereElseIdentity;
    private final BinaryOperation filled;

    public IfThenElse(Diagrams diagrams) {
        this.diagrams = diagrams;
        this.terminals = diagrams.terminals();
        long[] holes = new long[LabelState.COUNT];
        Arrays.fill(
                holes,
                PackedOutcome.of(PackedOutcome.HOLE, PackedOutcome.NONE, PackedOutcome.NONE, Registers.UNCHANGED));
        this.hole = terminals.of(holes);
        this.whereElseHole = where(hole);
        this.whereElseIdentity = where(terminals.identity());
        this.filled = new BinaryOperation(diagrams) {
            @Override
            public int known(int first, int second) {
                if (first == hole) {
                    return second;
                }
                if (!Diagrams.isTerminal(first)) {
                    return UNKNOWN;
                }
                int holesOf = holes(first);
                if (holesOf == 0) {
                    return first;
                }
                return Diagrams.isTerminal(second) ? merged(holesOf, second, first) : UNKNOWN;
            }
        };
    }

    private BinaryOperation where(int otherwise) {
        return new BinaryOperation(diagrams) {
            @Override
            public int known(int condition, int then) {
                if (condition == BooleanOperations.NEVER) {
                    return otherwise;
                }
                if (condition == BooleanOperations.ALWAYS || then == otherwise) {
                    return then;
                }
                return Diagrams.isTerminal(condition) && Diagrams.isTerminal(then)
                        ? merged(Diagrams.labelStates(condition), then, otherwise)
                        : UNKNOWN;
            }
        };
    }

    /** A terminal merged from two: one for some label states, the other for the rest. */
    private int merged(int labelStates, int then, int otherwise) {
        long[] all = new long[LabelState.COUNT];
        for (int labelState = 0; labelState < LabelState.COUNT; labelState++) {
            all[labelState] = terminals.outcome((labelStates >> labelState & 1) != 0 ? then : otherwise, labelState);
        }
        return terminals.of(all);
    }

    private int holes(int terminal) {
        int labelStates = 0;
        for (int labelState = 0; labelState < LabelState.COUNT; labelState++) {
            if (PackedOutcome.status(terminals.outcome(terminal, labelState)) == PackedOutcome.HOLE) {
                labelStates |= 1 << labelState;
            }
        }
        return labelStates;
    }

    /** A diagram where the condition holds; elsewhere nothing changes. */
    public int where(int condition, int then) {
        return whereElseIdentity.of(condition, then);
    }

    public int of(int condition, int then, int otherwise) {
        return filled.of(whereElseHole.of(condition, then), otherwise);
    }
}
