package io.github.secfw.proof.field;

import io.github.secfw.net.Mark;
import io.github.secfw.proof.diagram.BooleanOperations;
import io.github.secfw.proof.diagram.Diagrams;
import io.github.secfw.proof.diagram.LabelState;
import java.util.HashSet;
import java.util.Set;

/** The cut points of the packet's and the connection's mark: values that programs test or set, and masks that they copy. */
public final class MarkCutPoints {

    private final Set<Mark> marks = new HashSet<>();
    private final Set<Long> masks = new HashSet<>();

    MarkCutPoints() {}

    /** Adds a mark that is tested or set. */
    public void add(Mark mark) {
        marks.add(mark);
    }

    /** Adds bits that are copied together. */
    public void addMask(long mask) {
        masks.add(mask);
    }

    /** The groups of bits that all programs use together. */
    public MarkGroups groups() {
        return new MarkGroups(marks, masks);
    }

    FieldConstraint isOfPacket(Mark mark) {
        return FieldConstraint.of(() -> add(mark), context -> compile(context, mark, 0));
    }

    FieldConstraint isOfConnection(Mark mark) {
        return FieldConstraint.of(
                () -> add(mark),
                context -> withConnection(
                        context, compile(context, mark, context.marks().count())));
    }

    /** A connection's mark, negated or not, can be tested only where there is a connection. */
    FieldConstraint isNotOfConnection(Mark mark) {
        FieldConstraint same = isOfConnection(mark);
        return FieldConstraint.of(
                same::addCutPoints,
                context -> withConnection(context, context.sets().not(same.compile(context))));
    }

    private static int withConnection(FieldConstraint.Context context, int condition) {
        return context.sets().and(Diagrams.ofLabelStates(LabelState.WITH_CONNECTION), condition);
    }

    private static int compile(FieldConstraint.Context context, Mark mark, int firstGroup) {
        MarkGroups groups = context.marks();
        int condition = BooleanOperations.ALWAYS;
        for (int group = 0; group < groups.count(); group++) {
            if (groups.isIn(group, mark.mask())) {
                int atom = groups.atom(group, mark.value());
                int level = context.firstMarkLevel() + firstGroup + group;
                condition = context.sets().and(condition, context.sets().range(level, groups.atoms(group), atom, atom));
            }
        }
        return condition;
    }
}
