package io.github.secfw.proof;

import java.util.HashMap;
import java.util.Map;

/**
 * What one diagram does, then another: the second sees the labels and the registers that the first leaves. Not safe for several
 * threads.
 */
class Sequence extends BinaryOperation {

    private final Leaves leaves;
    private final Registers registers;
    private final Choice choice;
    private final Map<Integer, Substitution> substitutions = new HashMap<>();
    private final Space space;
    private final ConditionSets sets;

    /** As this operation, where what the second diagram asks of registers is as it is. */
    private final BinaryOperation behindEnd;

    Sequence(Diagrams diagrams, Space space, ConditionSets sets, Registers registers, Choice choice) {
        super(diagrams);
        this.leaves = diagrams.leaves();
        this.registers = registers;
        this.choice = choice;
        this.space = space;
        this.sets = sets;
        this.behindEnd = new BinaryOperation(diagrams) {
            @Override
            int known(int first, int second) {
                return Diagrams.isEnd(second) ? thenEnd(first, second) : UNKNOWN;
            }
        };
    }

    /** What one end does, then another. */
    int thenEnd(int first, int second) {
        return leaves.then(first, second);
    }

    @Override
    int known(int first, int second) {
        if (second == leaves.identity || diagrams.has(first, Traits.ENDS)) {
            return first;
        }
        if (first == leaves.identity
                || (diagrams.has(first, Traits.ONLY_LABELS) && diagrams.has(second, Traits.FORGETS_LABEL))) {
            return second;
        }
        if (!Diagrams.isEnd(first)) {
            return UNKNOWN;
        }
        if (Diagrams.isEnd(second)) {
            return thenEnd(first, second);
        }
        return diagrams.has(first, Traits.KEEPS_REGISTERS)
                ? behindEnd.of(first, second)
                : behindRegisters(first, second);
    }

    /** What the second diagram asks of registers is not decided before the first has come to its end. */
    @Override
    int combine(int first, int second) {
        boolean asksForRegisters = space.variable(diagrams.level(second)) >= 0;
        if (!asksForRegisters || Diagrams.isEnd(first) || diagrams.has(first, Traits.KEEPS_REGISTERS)) {
            return super.combine(first, second);
        }
        int level = diagrams.level(first);
        int runs = diagrams.runs(first);
        int result = of(diagrams.below(first, 0), second);
        for (int i = 1; i < runs; i++) {
            int condition =
                    sets.range(level, space.count(level), diagrams.last(first, i - 1) + 1, diagrams.last(first, i));
            result = choice.of(condition, of(diagrams.below(first, i), second), result);
        }
        return result;
    }

    /** Classes of labels whose registers differ see different second diagrams. */
    private int behindRegisters(int first, int second) {
        int result = UNKNOWN;
        for (int labelClass = 0; labelClass < LabelClass.COUNT; labelClass++) {
            long entry = leaves.entry(first, labelClass);
            int state = registers.readable(Entry.state(entry));
            if (Entry.goesOn(entry) && isFirstWith(first, state, labelClass)) {
                int ofState = behindEnd.of(first, substituted(second, state));
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
                                state, key -> new Substitution(diagrams, space, sets, registers, choice, state))
                        .of(second);
    }

    private boolean isFirstWith(int end, int state, int labelClass) {
        int classes = Diagrams.classes(classesWith(end, state));
        return Integer.numberOfTrailingZeros(classes) == labelClass;
    }

    /** The classes of labels that go on with registers in a state, as far as conditions can ask for them. */
    private int classesWith(int end, int state) {
        int classes = 0;
        for (int labelClass = 0; labelClass < LabelClass.COUNT; labelClass++) {
            long entry = leaves.entry(end, labelClass);
            if (Entry.goesOn(entry) && registers.readable(Entry.state(entry)) == state) {
                classes |= 1 << labelClass;
            }
        }
        return Diagrams.ofClasses(classes);
    }
}
