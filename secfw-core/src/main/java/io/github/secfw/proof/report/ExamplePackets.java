package io.github.secfw.proof.report;

import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Mark;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.program.ConnectionLabel;
import io.github.secfw.program.Direction;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Packet;
import io.github.secfw.proof.diagram.LabelState;
import io.github.secfw.proof.field.ExampleAtoms;
import io.github.secfw.proof.field.InterfaceNameField;
import io.github.secfw.proof.field.OwnerIdField;
import io.github.secfw.proof.field.SymbolicFields;
import io.github.secfw.proof.symbolic.Operations;
import io.github.secfw.proof.symbolic.VariableOrder;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes example packets of atoms. Each packet states everything that a rule can test. */
public final class ExamplePackets {

    /** A label that no program sets. */
    private static final SecurityContext BEFORE = SecurityContext.parse("system_u:object_r:label_before_t:s0");

    private static final SecurityContext CONNECTION_BEFORE =
            SecurityContext.parse("system_u:object_r:connection_label_before_t:s0");

    /** The bit of variants in which the packet's and the connection's mark have different values of one atom. */
    private static final int OTHER_VALUES = 4;

    private static final int MARK_VARIANTS = 8;

    /**
     * An example packet, with the evaluations on which its path depends.
     *
     * @param packet the packet
     * @param asked the evaluations of unmodelled conditions and limits whose answers were chosen
     * @param changed those of the evaluations that read what rules have changed
     * @param isContradictory whether one evaluation needs two answers, so that the packet is impossible
     */
    public record Made(Packet packet, Set<Occurrence> asked, Set<Occurrence> changed, boolean isContradictory) {}

    private final Operations operations;
    private final VariableOrder order;
    private final Hook hook;
    private final SymbolicFields fields;

    public ExamplePackets(Operations operations, Hook hook) {
        this.operations = operations;
        this.order = operations.order();
        this.hook = hook;
        this.fields = order.fields();
    }

    /** The number of packets of the same atoms. Setting a mark shows only if it had another value before. */
    public int variants() {
        return order.marks().count() == 0 ? 1 : MARK_VARIANTS;
    }

    /** Whether packets with these atoms belong to a socket. */
    public boolean hasOwner(int[] atoms) {
        int uid = atoms[fields.uid().level()];
        return OwnerIdField.isVisibleAt(hook)
                && uid != Differences.ANY
                && !fields.uid().isAbsent(uid);
    }

    /** A packet with these atoms and a label state, which reaches two terminals. */
    public Made of(int[] chosen, int labelState, int variant, int... ends) {
        int[] atoms = chosen.clone();
        for (int level = 0; level < atoms.length; level++) {
            if (atoms[level] == Differences.ANY) {
                int variable = order.variable(level);
                atoms[level] = variable < 0 || !order.registers().isMark(variable)
                        ? best(level)
                        : mark(level, variable, variant);
            }
        }
        Direction direction = direction(atoms);
        boolean answersReject = fields.broughtConnection()
                        .brings(atoms[fields.broughtConnection().level()])
                && direction == Direction.OUT;
        if (answersReject && chosen[fields.tcpFlags().level()] == Differences.ANY) {
            atoms[fields.tcpFlags().level()] = fields.tcpFlags().resetAtom();
        }
        Packet packet = Packet.of(
                direction,
                direction == Direction.OUT ? Optional.empty() : Optional.of(name(fields.input(), atoms)),
                direction == Direction.IN ? Optional.empty() : Optional.of(name(fields.output(), atoms)),
                criteria(atoms, direction, (variant & OTHER_VALUES) != 0));
        if (LabelState.isLabelled(labelState)) {
            packet = packet.labelled(BEFORE);
        }
        if (LabelState.isConnectionLabelled(labelState)) {
            packet = packet.connection(ConnectionLabel.of(CONNECTION_BEFORE));
        }
        if (isWithoutOwner(direction, atoms)) {
            packet = packet.withoutSocket();
        }
        if (answersReject) {
            packet = packet.bringingConnection();
        }
        return new ExampleAnswers(operations, chosen, atoms).add(packet, labelState, ends);
    }

    private boolean isWithoutOwner(Direction direction, int[] atoms) {
        boolean hasNone = hook == Hook.PREROUTING
                || fields.uid().isAbsent(atoms[fields.uid().level()]);
        return hasNone && (direction == Direction.OUT || (direction == Direction.IN && fields.areOwnersTested()));
    }

    /** The last atom of a group of a mark, which stands for values that no program names, or the first. */
    private int mark(int level, int register, int variant) {
        boolean isFirst = (variant >> (register < order.marks().count() ? 0 : 1) & 1) != 0;
        return isFirst ? 0 : order.count(level) - 1;
    }

    /** The most readable atom of a level. Fields that depend on each other, as state and connection do, are already chosen. */
    private int best(int level) {
        int best = 0;
        for (int atom = 1; atom < order.count(level); atom++) {
            best = order.rank(level, atom) < order.rank(level, best) ? atom : best;
        }
        return best;
    }

    private Direction direction(int[] atoms) {
        return switch (hook) {
            case PREROUTING, INPUT -> Direction.IN;
            case FORWARD -> Direction.FORWARDED;
            case OUTPUT -> Direction.OUT;
            case POSTROUTING ->
                fields.input().isAbsent(atoms[fields.input().level()]) ? Direction.OUT : Direction.FORWARDED;
        };
    }

    private static String name(InterfaceNameField field, int[] atoms) {
        return field.example(atoms[field.level()]);
    }

    private List<Criterion> criteria(int[] atoms, Direction direction, boolean highMarks) {
        ExampleAtoms example = new ExampleAtoms(fields, atoms, hook, direction);
        List<Criterion> criteria = new ArrayList<>(example.criteria());
        addMarks(criteria, atoms, example.state().hasConnection(), highMarks);
        return criteria;
    }

    private void addMarks(List<Criterion> criteria, int[] atoms, boolean hasConnection, boolean highMarks) {
        long packet = mark(atoms, 0, highMarks);
        long connection = mark(atoms, order.marks().count(), false);
        if (packet != 0) {
            criteria.add(new PacketMarkCriterion(Mark.of(packet)));
        }
        if (connection != 0 && hasConnection) {
            criteria.add(new ConnectionMarkCriterion(Mark.of(connection)));
        }
    }

    private long mark(int[] atoms, int firstPlace, boolean isHigh) {
        long mark = 0;
        for (int group = 0; group < order.marks().count(); group++) {
            mark |= order.marks().value(group, atoms[order.markLevel(firstPlace + group)], isHigh);
        }
        return mark;
    }
}
