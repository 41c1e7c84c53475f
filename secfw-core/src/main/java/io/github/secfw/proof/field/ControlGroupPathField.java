package io.github.secfw.proof.field;

import io.github.secfw.net.ControlGroup;
import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.proof.diagram.BooleanOperations;
import java.util.List;

/** The control group of a packet's socket. The groups below a group follow it. */
public final class ControlGroupPathField extends NamedField<ControlGroup> {

    ControlGroupPathField(int level) {
        super(level, "cgroup ", ControlGroupPathField::parentsFirst, true);
    }

    private static int parentsFirst(ControlGroup one, ControlGroup other) {
        return one.path().replace('/', '\0').compareTo(other.path().replace('/', '\0'));
    }

    FieldConstraint isIn(ControlGroup group) {
        return FieldConstraint.of(
                () -> cut(group),
                context -> context.hook() == Hook.FORWARD || context.hook() == Hook.POSTROUTING
                        ? BooleanOperations.NEVER
                        : atoms(context.sets(), atom -> isNamed(atom) && group.contains(atoms().name(atom))));
    }

    private boolean isNamed(int atom) {
        return !atoms().isAbsent(atom) && !atoms().isOther(atom);
    }

    /** Holds for packets without a control group. */
    public int isAbsent(BooleanOperations sets) {
        return atom(sets, 0);
    }

    @Override
    void addCriteria(ExampleAtoms example, List<Criterion> criteria) {
        int atom = example.of(this);
        if (example.hasOwner() && count() > 2 && !atoms().isAbsent(atom)) {
            criteria.add(new ControlGroupCriterion(
                    atoms().isOther(atom) ? new ControlGroup("other.slice") : atoms().name(atom)));
        }
    }
}
