package io.github.secfw.proof;

import java.util.Arrays;

/** One diagram where a condition holds, another where it does not. Not safe for several threads. */
final class Choice {

    private final Diagrams diagrams;
    private final Leaves leaves;
    private final int hole;
    private final BinaryOperation whereElseHole;
    private final BinaryOperation whereElseIdentity;
    private final BinaryOperation filled;

    Choice(Diagrams diagrams) {
        this.diagrams = diagrams;
        this.leaves = diagrams.leaves();
        long[] holes = new long[LabelClass.COUNT];
        Arrays.fill(holes, Entry.of(Entry.HOLE, Entry.NONE, Entry.NONE, Registers.UNCHANGED));
        this.hole = leaves.of(holes);
        this.whereElseHole = where(hole);
        this.whereElseIdentity = where(leaves.identity);
        this.filled = new BinaryOperation(diagrams) {
            @Override
            int known(int first, int second) {
                if (first == hole) {
                    return second;
                }
                if (!Diagrams.isEnd(first)) {
                    return UNKNOWN;
                }
                int holesOf = holes(first);
                if (holesOf == 0) {
                    return first;
                }
                return Diagrams.isEnd(second) ? merged(holesOf, second, first) : UNKNOWN;
            }
        };
    }

    private BinaryOperation where(int otherwise) {
        return new BinaryOperation(diagrams) {
            @Override
            int known(int condition, int then) {
                if (condition == ConditionSets.NEVER) {
                    return otherwise;
                }
                if (condition == ConditionSets.ALWAYS || then == otherwise) {
                    return then;
                }
                return Diagrams.isEnd(condition) && Diagrams.isEnd(then)
                        ? merged(Diagrams.classes(condition), then, otherwise)
                        : UNKNOWN;
            }
        };
    }

    /** The end that is one end for some classes of labels, and another for the rest. */
    private int merged(int classes, int then, int otherwise) {
        long[] all = new long[LabelClass.COUNT];
        for (int labelClass = 0; labelClass < LabelClass.COUNT; labelClass++) {
            all[labelClass] = leaves.entry((classes >> labelClass & 1) != 0 ? then : otherwise, labelClass);
        }
        return leaves.of(all);
    }

    private int holes(int end) {
        int classes = 0;
        for (int labelClass = 0; labelClass < LabelClass.COUNT; labelClass++) {
            if (Entry.status(leaves.entry(end, labelClass)) == Entry.HOLE) {
                classes |= 1 << labelClass;
            }
        }
        return classes;
    }

    /** The diagram where the condition holds; elsewhere nothing changes. */
    int where(int condition, int then) {
        return whereElseIdentity.of(condition, then);
    }

    int of(int condition, int then, int otherwise) {
        return filled.of(whereElseHole.of(condition, then), otherwise);
    }
}
