package io.github.secfw.proof.symbolic;

import io.github.secfw.net.Mark;
import io.github.secfw.net.RejectType;
import io.github.secfw.program.Instruction;
import io.github.secfw.proof.diagram.LabelState;
import io.github.secfw.proof.diagram.OverBudgetException;
import io.github.secfw.proof.diagram.PackedOutcome;
import io.github.secfw.proof.diagram.Registers;
import io.github.secfw.proof.diagram.Terminals;
import io.github.secfw.proof.field.EnumNumbering;
import io.github.secfw.proof.field.MarkGroups;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The terminals of instructions. Both programs share one instance, so that equal labels have equal numbers. Not safe for
 * several threads.
 */
public final class Effects {

    private final Terminals terminals;
    private final Registers registers;
    private final MarkGroups groups;
    private final Map<SecurityContext, Integer> labels = new HashMap<>();
    private final List<SecurityContext> labelsByNumber = new ArrayList<>();
    private final Map<String, Integer> unknown = new HashMap<>();
    private final List<String> unknownByNumber = new ArrayList<>();
    private final Map<Instruction.Queue, Integer> queues = new HashMap<>();
    private final List<Instruction.Queue> queuesByNumber = new ArrayList<>();

    Effects(Terminals terminals, Registers registers, MarkGroups groups) {
        this.terminals = terminals;
        this.registers = registers;
        this.groups = groups;
    }

    /** A status for all label states; nothing else changes. */
    public int status(int status) {
        return terminals.of(
                labelState -> PackedOutcome.withStatus(Terminals.unchanged(labelState, PackedOutcome.NEXT), status));
    }

    /** A new state of the registers; the rule goes on. */
    int state(int state) {
        return terminals.of(labelState -> withState(labelState, state));
    }

    /** A drop: the packet's label, mark and fields do not matter any more, but its connection's do. */
    int drop() {
        return terminals.of(labelState -> dropped(Terminals.unchanged(labelState, PackedOutcome.DROP)));
    }

    /** The outcome of a drop after an outcome. */
    long dropped(long outcome) {
        return PackedOutcome.of(
                PackedOutcome.DROP,
                PackedOutcome.NONE,
                PackedOutcome.connection(outcome),
                registers.dropped(PackedOutcome.state(outcome)));
    }

    /** A rejection: the answer can show the packet's mark and fields, but not its label. */
    int reject(RejectType type) {
        int status = PackedOutcome.REJECT + EnumNumbering.REJECT_TYPES.number(type);
        return terminals.of(labelState ->
                PackedOutcome.of(status, PackedOutcome.NONE, Terminals.connection(labelState), Registers.UNCHANGED));
    }

    /** The packet is handed to queues. */
    int queue(Instruction.Queue step) {
        int number = queues.computeIfAbsent(step, key -> {
            queuesByNumber.add(step);
            return PackedOutcome.QUEUE + queuesByNumber.size() - 1;
        });
        return status(number);
    }

    /** The step of a status from {@link PackedOutcome#QUEUE} on. */
    public Instruction.Queue queueOf(int status) {
        return queuesByNumber.get(status - PackedOutcome.QUEUE);
    }

    int setLabel(SecurityContext label) {
        int number = labels.computeIfAbsent(label, key -> {
            labelsByNumber.add(label);
            return PackedOutcome.LABEL + labelsByNumber.size() - 1;
        });
        return terminals.of(labelState ->
                PackedOutcome.of(PackedOutcome.NEXT, number, Terminals.connection(labelState), Registers.UNCHANGED));
    }

    /** The label of a number from {@link PackedOutcome#LABEL} on. */
    public SecurityContext label(int number) {
        return labelsByNumber.get(number - PackedOutcome.LABEL);
    }

    int saveLabel(Instruction.Transfer transfer) {
        boolean overwrites = transfer == Instruction.Transfer.OVERWRITE;
        return terminals.of(labelState -> {
            boolean saves = LabelState.hasConnection(labelState)
                    && (overwrites
                            || (LabelState.isLabelled(labelState) && !LabelState.isConnectionLabelled(labelState)));
            int packet = Terminals.packet(labelState);
            return PackedOutcome.of(
                    PackedOutcome.NEXT, packet, saves ? packet : Terminals.connection(labelState), Registers.UNCHANGED);
        });
    }

    int restoreLabel(Instruction.Transfer transfer) {
        boolean overwrites = transfer == Instruction.Transfer.OVERWRITE;
        return terminals.of(labelState -> {
            int connection = Terminals.connection(labelState);
            boolean restores =
                    overwrites || (!LabelState.isLabelled(labelState) && LabelState.isConnectionLabelled(labelState));
            return overwrites && !LabelState.hasConnection(labelState)
                    ? Terminals.unchanged(labelState, PackedOutcome.LEAVE)
                    : PackedOutcome.of(
                            PackedOutcome.NEXT,
                            restores ? connection : Terminals.packet(labelState),
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
        return terminals.of(labelState ->
                withState(labelState, LabelState.hasConnection(labelState) ? state : Registers.UNCHANGED));
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
        return terminals.of(labelState -> LabelState.hasConnection(labelState)
                ? withState(labelState, state)
                : Terminals.unchanged(labelState, PackedOutcome.LEAVE));
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

    /** A written state. A packet without a connection has no connection mark. */
    int written(int withConnection, int withoutConnection) {
        return terminals.of(labelState ->
                withState(labelState, LabelState.hasConnection(labelState) ? withConnection : withoutConnection));
    }

    private static long withState(int labelState, int state) {
        return PackedOutcome.of(
                PackedOutcome.NEXT, Terminals.packet(labelState), Terminals.connection(labelState), state);
    }

    int unknown(String reason) {
        int number = unknown.computeIfAbsent(reason, key -> {
            unknownByNumber.add(reason);
            return PackedOutcome.UNKNOWN + unknownByNumber.size() - 1;
        });
        if (number >= PackedOutcome.QUEUE) {
            throw new OverBudgetException("there are too many unknown steps");
        }
        return status(number);
    }

    /** The reason of a status from {@link PackedOutcome#UNKNOWN} on. */
    public String reason(int status) {
        return unknownByNumber.get(status - PackedOutcome.UNKNOWN);
    }
}
