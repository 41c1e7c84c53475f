package io.github.secfw.proof;

import io.github.secfw.net.Mark;
import io.github.secfw.program.Instruction;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ends for what steps do. One for both programs, so that they give equal numbers to equal labels. Not safe for several threads. */
final class Effects {

    private final Leaves leaves;
    private final MarkStates marks;
    private final MarkGroups groups;
    private final Map<SecurityContext, Integer> labels = new HashMap<>();
    private final List<SecurityContext> labelsByNumber = new ArrayList<>();
    private final Map<String, Integer> unknown = new HashMap<>();
    private final List<String> unknownByNumber = new ArrayList<>();

    /** An end that says something for each class of labels. */
    @FunctionalInterface
    interface ByClass {
        long entry(int labelClass);
    }

    Effects(Leaves leaves, MarkStates marks, MarkGroups groups) {
        this.leaves = leaves;
        this.marks = marks;
        this.groups = groups;
    }

    int end(ByClass entries) {
        long[] all = new long[LabelClass.COUNT];
        for (int labelClass = 0; labelClass < LabelClass.COUNT; labelClass++) {
            all[labelClass] = entries.entry(labelClass);
        }
        return leaves.of(all);
    }

    /** Changes nothing; how it goes on is the same for all. */
    int status(int status) {
        return end(labelClass -> Entry.withStatus(Leaves.unchanged(labelClass, Entry.NEXT), status));
    }

    /** Changes nothing; the event happens. */
    int event() {
        return end(labelClass -> Entry.of(
                Entry.NEXT, Leaves.packet(labelClass), Leaves.connection(labelClass), MarkStates.UNCHANGED, 1));
    }

    int setLabel(SecurityContext label) {
        int number = labels.computeIfAbsent(label, key -> {
            labelsByNumber.add(label);
            return Entry.LABEL + labelsByNumber.size() - 1;
        });
        return end(labelClass -> Entry.of(Entry.NEXT, number, Leaves.connection(labelClass), MarkStates.UNCHANGED, 0));
    }

    /** The label of a number from {@link Entry#LABEL} on. */
    SecurityContext label(int number) {
        return labelsByNumber.get(number - Entry.LABEL);
    }

    int saveLabel(Instruction.Transfer transfer) {
        boolean overwrites = transfer == Instruction.Transfer.OVERWRITE;
        return end(labelClass -> {
            boolean saves = LabelClass.hasConnection(labelClass)
                    && (overwrites
                            || (LabelClass.isLabelled(labelClass) && !LabelClass.isConnectionLabelled(labelClass)));
            int packet = Leaves.packet(labelClass);
            return Entry.of(
                    Entry.NEXT, packet, saves ? packet : Leaves.connection(labelClass), MarkStates.UNCHANGED, 0);
        });
    }

    int restoreLabel(Instruction.Transfer transfer) {
        boolean overwrites = transfer == Instruction.Transfer.OVERWRITE;
        return end(labelClass -> {
            int connection = Leaves.connection(labelClass);
            boolean restores =
                    overwrites || (!LabelClass.isLabelled(labelClass) && LabelClass.isConnectionLabelled(labelClass));
            return overwrites && !LabelClass.hasConnection(labelClass)
                    ? Leaves.unchanged(labelClass, Entry.LEAVE)
                    : Entry.of(
                            Entry.NEXT,
                            restores ? connection : Leaves.packet(labelClass),
                            connection,
                            MarkStates.UNCHANGED,
                            0);
        });
    }

    int setMark(Mark mark) {
        int state = set(mark, 0);
        return end(labelClass -> withMarks(labelClass, state));
    }

    int setConnectionMark(Mark mark) {
        int state = set(mark, groups.count());
        return end(labelClass ->
                withMarks(labelClass, LabelClass.hasConnection(labelClass) ? state : MarkStates.UNCHANGED));
    }

    private int set(Mark mark, int firstPlace) {
        int state = MarkStates.UNCHANGED;
        for (int group = 0; group < groups.count(); group++) {
            if (groups.isIn(group, mark.mask())) {
                state = marks.with(state, firstPlace + group, groups.atom(group, mark.value()));
            }
        }
        return state;
    }

    int saveMark(long mask) {
        int state = copy(mask, 0, groups.count());
        return end(labelClass ->
                withMarks(labelClass, LabelClass.hasConnection(labelClass) ? state : MarkStates.UNCHANGED));
    }

    int restoreMark(long mask) {
        int state = copy(mask, groups.count(), 0);
        return end(labelClass -> LabelClass.hasConnection(labelClass)
                ? withMarks(labelClass, state)
                : Leaves.unchanged(labelClass, Entry.LEAVE));
    }

    private int copy(long mask, int from, int to) {
        int state = MarkStates.UNCHANGED;
        for (int group = 0; group < groups.count(); group++) {
            if (groups.isIn(group, mask)) {
                state = marks.with(state, to + group, ~(from + group));
            }
        }
        return state;
    }

    private static long withMarks(int labelClass, int state) {
        return Entry.of(Entry.NEXT, Leaves.packet(labelClass), Leaves.connection(labelClass), state, 0);
    }

    int unknown(String reason) {
        int number = unknown.computeIfAbsent(reason, key -> {
            unknownByNumber.add(reason);
            return Entry.UNKNOWN + unknownByNumber.size() - 1;
        });
        return status(number);
    }

    /** The reason of a status from {@link Entry#UNKNOWN} on. */
    String reason(int status) {
        return unknownByNumber.get(status - Entry.UNKNOWN);
    }
}
