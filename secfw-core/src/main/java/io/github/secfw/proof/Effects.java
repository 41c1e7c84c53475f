package io.github.secfw.proof;

import io.github.secfw.net.Mark;
import io.github.secfw.net.RejectType;
import io.github.secfw.program.Instruction;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ends for what steps do. One for both programs, so that they give equal numbers to equal labels. Not safe for several threads. */
final class Effects {

    private final Leaves leaves;
    private final Registers registers;
    private final MarkGroups groups;
    private final Map<SecurityContext, Integer> labels = new HashMap<>();
    private final List<SecurityContext> labelsByNumber = new ArrayList<>();
    private final Map<String, Integer> unknown = new HashMap<>();
    private final List<String> unknownByNumber = new ArrayList<>();
    private final Map<Instruction.Queue, Integer> queues = new HashMap<>();
    private final List<Instruction.Queue> queuesByNumber = new ArrayList<>();

    /** An end that says something for each class of labels. */
    @FunctionalInterface
    interface ByClass {
        long entry(int labelClass);
    }

    Effects(Leaves leaves, Registers registers, MarkGroups groups) {
        this.leaves = leaves;
        this.registers = registers;
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

    /** The registers are in this state behind; the rule goes on. */
    int state(int state) {
        return end(labelClass -> withState(labelClass, state));
    }

    /** The packet is dropped: its label, its marks and its fields no longer count. What it did to its connection does. */
    int drop() {
        return end(labelClass -> dropped(Leaves.unchanged(labelClass, Entry.DROP)));
    }

    /** An entry of a packet that is dropped behind it. */
    long dropped(long entry) {
        return Entry.of(Entry.DROP, Entry.NONE, Entry.connection(entry), registers.dropped(Entry.state(entry)));
    }

    /** The packet is dropped and answered: the answer can show its mark and its fields, not its label. */
    int reject(RejectType type) {
        int status = Entry.REJECT + Choices.REJECT_TYPES.number(type);
        return end(labelClass -> Entry.of(status, Entry.NONE, Leaves.connection(labelClass), Registers.UNCHANGED));
    }

    /** The packet is handed to queues. */
    int queue(Instruction.Queue step) {
        int number = queues.computeIfAbsent(step, key -> {
            queuesByNumber.add(step);
            return Entry.QUEUE + queuesByNumber.size() - 1;
        });
        return status(number);
    }

    /** The step of a status from {@link Entry#QUEUE} on. */
    Instruction.Queue queueOf(int status) {
        return queuesByNumber.get(status - Entry.QUEUE);
    }

    int setLabel(SecurityContext label) {
        int number = labels.computeIfAbsent(label, key -> {
            labelsByNumber.add(label);
            return Entry.LABEL + labelsByNumber.size() - 1;
        });
        return end(labelClass -> Entry.of(Entry.NEXT, number, Leaves.connection(labelClass), Registers.UNCHANGED));
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
            return Entry.of(Entry.NEXT, packet, saves ? packet : Leaves.connection(labelClass), Registers.UNCHANGED);
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
                            Registers.UNCHANGED);
        });
    }

    int setMark(Mark mark) {
        return state(set(mark, 0));
    }

    int setConnectionMark(Mark mark) {
        return ofConnection(set(mark, groups.count()));
    }

    private int ofConnection(int state) {
        return end(labelClass ->
                withState(labelClass, LabelClass.hasConnection(labelClass) ? state : Registers.UNCHANGED));
    }

    private int set(Mark mark, int firstRegister) {
        int state = Registers.UNCHANGED;
        for (int group = 0; group < groups.count(); group++) {
            if (groups.isIn(group, mark.mask())) {
                state = registers.with(state, firstRegister + group, groups.atom(group, mark.value()));
            }
        }
        return state;
    }

    int saveMark(long mask) {
        return ofConnection(copy(mask, 0, groups.count()));
    }

    int restoreMark(long mask) {
        int state = copy(mask, groups.count(), 0);
        return end(labelClass -> LabelClass.hasConnection(labelClass)
                ? withState(labelClass, state)
                : Leaves.unchanged(labelClass, Entry.LEAVE));
    }

    private int copy(long mask, int from, int to) {
        int state = Registers.UNCHANGED;
        for (int group = 0; group < groups.count(); group++) {
            if (groups.isIn(group, mask)) {
                state = registers.with(state, to + group, ~(from + group));
            }
        }
        return state;
    }

    /** A state that something writes; of a packet without connection, no mark of a connection. */
    int written(int withConnection, int withoutConnection) {
        return end(labelClass ->
                withState(labelClass, LabelClass.hasConnection(labelClass) ? withConnection : withoutConnection));
    }

    private static long withState(int labelClass, int state) {
        return Entry.of(Entry.NEXT, Leaves.packet(labelClass), Leaves.connection(labelClass), state);
    }

    int unknown(String reason) {
        int number = unknown.computeIfAbsent(reason, key -> {
            unknownByNumber.add(reason);
            return Entry.UNKNOWN + unknownByNumber.size() - 1;
        });
        if (number >= Entry.QUEUE) {
            throw new OverBudgetException("there are too many unknown steps");
        }
        return status(number);
    }

    /** The reason of a status from {@link Entry#UNKNOWN} on. */
    String reason(int status) {
        return unknownByNumber.get(status - Entry.UNKNOWN);
    }
}
