package io.github.secfw.proof.symbolic;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.ConditionVisitor;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Occurrences;
import io.github.secfw.proof.diagram.BooleanOperations;
import io.github.secfw.proof.diagram.Diagrams;
import io.github.secfw.proof.diagram.LabelState;
import io.github.secfw.proof.field.CriterionConstraints;
import io.github.secfw.proof.field.FieldConstraint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles the conditions of a program to diagrams, for packets at a hook, before or after connection tracking. {@code
 * PacketFacts} decides the same for one packet. Not safe for several threads.
 */
final class ConditionCompiler implements ConditionVisitor<Integer> {

    private final BooleanOperations sets;
    private final Occurrences occurrences;
    private final CriterionConstraints constraints;
    private final FieldConstraint.Context context;
    private final boolean assumesListed;
    private final UnmodelledCompiler unmodelled;
    private final Map<Criterion, Integer> known = new HashMap<>();

    ConditionCompiler(Operations operations, FamilyProgram program, Hook hook, boolean isTracked) {
        VariableOrder order = operations.order();
        this.sets = operations.sets();
        this.occurrences = program.occurrences();
        this.assumesListed = program.assumesListed();
        this.unmodelled = operations.unmodelled(isTracked);
        this.constraints = new CriterionConstraints(order.fields());
        this.context = new FieldConstraint.Context(sets, hook, isTracked, order.marks(), order.markLevel(0));
    }

    UnmodelledCompiler unmodelled() {
        return unmodelled;
    }

    int of(Condition condition) {
        return condition.accept(this);
    }

    @Override
    public Integer visitIs(Condition.Is condition) {
        if (condition.criterion() instanceof LimitCriterion) {
            return asked(condition, VariableOrder.LIMIT);
        }
        Integer before = known.get(condition.criterion());
        if (before != null) {
            return before;
        }
        Integer made = condition.criterion().accept(constraints).compile(context);
        known.put(condition.criterion(), made);
        return made;
    }

    /** A condition that no packet of the family reaches has no number, and can be any condition. */
    private Integer asked(Condition condition, Footprint footprint) {
        return occurrences
                .of(condition)
                .map(name -> unmodelled.answer(name, footprint))
                .orElse(BooleanOperations.NEVER);
    }

    @Override
    public Integer visitUnmodelled(Condition.Unmodelled condition) {
        return asked(condition, condition.footprint());
    }

    @Override
    public Integer visitInSet(Condition.InSet condition) {
        return of(meant(condition));
    }

    /** The condition that stands for a look-up in a set. */
    Condition meant(Condition.InSet condition) {
        return assumesListed ? condition.listed() : condition.lookUp();
    }

    @Override
    public Integer visitUnlabelled(Condition.Unlabelled condition) {
        return Diagrams.ofLabelStates(LabelState.UNLABELLED);
    }

    @Override
    public Integer visitHasConnection(Condition.HasConnection condition) {
        return Diagrams.ofLabelStates(LabelState.WITH_CONNECTION);
    }

    @Override
    public Integer visitConnectionUnlabelled(Condition.ConnectionUnlabelled condition) {
        return Diagrams.ofLabelStates(LabelState.CONNECTION_UNLABELLED);
    }

    @Override
    public Integer visitNot(Condition.Not condition) {
        return sets.not(of(condition.condition()));
    }

    @Override
    public Integer visitAll(Condition.All condition) {
        return balanced(condition.conditions(), true, 0, condition.conditions().size());
    }

    @Override
    public Integer visitAny(Condition.Any condition) {
        return balanced(condition.conditions(), false, 0, condition.conditions().size());
    }

    private int balanced(List<Condition> conditions, boolean all, int from, int to) {
        if (from == to) {
            return all ? BooleanOperations.ALWAYS : BooleanOperations.NEVER;
        }
        if (to - from == 1) {
            return of(conditions.get(from));
        }
        int middle = (from + to) >>> 1;
        int first = balanced(conditions, all, from, middle);
        int second = balanced(conditions, all, middle, to);
        return all ? sets.and(first, second) : sets.or(first, second);
    }
}
