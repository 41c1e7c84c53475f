package io.github.secfw.proof.diagram;

import java.util.List;

/**
 * The Boolean operations on conditions. A condition is a diagram whose terminals are sets of label states. Not safe for
 * several threads.
 */
public final class BooleanOperations {

    public static final int NEVER = Diagrams.ofLabelStates(0);
    public static final int ALWAYS = Diagrams.ofLabelStates(LabelState.ALL);

    private final Diagrams diagrams;
    private final BinaryOperation and;
    private final BinaryOperation or;
    private final UnaryOperation not;

    public BooleanOperations(Diagrams diagrams) {
        this.diagrams = diagrams;
        this.and = new BinaryOperation(diagrams) {
            @Override
            public int known(int first, int second) {
                if (first == ALWAYS || second == NEVER || first == second) {
                    return second;
                }
                if (second == ALWAYS || first == NEVER) {
                    return first;
                }
                return Diagrams.isTerminal(first) && Diagrams.isTerminal(second)
                        ? Diagrams.ofLabelStates(Diagrams.labelStates(first) & Diagrams.labelStates(second))
                        : UNKNOWN;
            }
        };
        this.or = new BinaryOperation(diagrams) {
            @Override
            public int known(int first, int second) {
                if (first == NEVER || second == ALWAYS || first == second) {
                    return second;
                }
                if (second == NEVER || first == ALWAYS) {
                    return first;
                }
                return Diagrams.isTerminal(first) && Diagrams.isTerminal(second)
                        ? Diagrams.ofLabelStates(Diagrams.labelStates(first) | Diagrams.labelStates(second))
                        : UNKNOWN;
            }
        };
        this.not = new UnaryOperation(
                diagrams, terminal -> Diagrams.ofLabelStates(LabelState.ALL ^ Diagrams.labelStates(terminal)));
    }

    public int and(int first, int second) {
        return and.of(first, second);
    }

    public int or(int first, int second) {
        return or.of(first, second);
    }

    public int not(int condition) {
        return not.of(condition);
    }

    /** Holds where a level with {@code count} atoms has an atom of a range. */
    public int range(int level, int count, int first, int last) {
        return ranges(level, count, List.of(new int[] {first, last}));
    }

    /** Holds where a level with {@code count} atoms has an atom of disjoint ranges in rising order. */
    public int ranges(int level, int count, List<int[]> ranges) {
        int begin = diagrams.begin();
        int next = 0;
        for (int[] range : ranges) {
            if (range[0] > next) {
                diagrams.add(begin, range[0] - 1, NEVER);
            }
            diagrams.add(begin, range[1], ALWAYS);
            next = range[1] + 1;
        }
        if (next < count) {
            diagrams.add(begin, count - 1, NEVER);
        }
        return diagrams.finish(begin, level);
    }
}
