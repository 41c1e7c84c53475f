package io.github.secfw.proof.field;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.proof.diagram.BooleanOperations;
import io.github.secfw.proof.diagram.Diagrams;
import io.github.secfw.proof.diagram.LabelState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The state of a packet's connection, as connection tracking has it. */
public final class ConnectionStateField extends ChoiceField {

    ConnectionStateField(int level) {
        super(
                level,
                "state ",
                EnumNumbering.STATES.count(),
                atom -> EnumNumbering.STATES.value(atom).toString());
    }

    ConnectionState value(int atom) {
        return EnumNumbering.STATES.value(atom);
    }

    /** Holds for packets of a state. */
    public int is(BooleanOperations sets, ConnectionState state) {
        return atom(sets, EnumNumbering.STATES.number(state));
    }

    /** Before connection tracking, a packet that brings no connection along is invalid. */
    FieldConstraint in(Set<ConnectionState> states) {
        return FieldConstraint.of(context -> context.isTracked()
                ? atoms(context.sets(), atom -> states.contains(value(atom)))
                : (states.contains(ConnectionState.INVALID) ? BooleanOperations.ALWAYS : BooleanOperations.NEVER));
    }

    /** Holds where the state has a connection and the label state has one, or neither has. */
    public int agreesWithLabelState(BooleanOperations sets) {
        int withConnection = atoms(sets, atom -> value(atom).hasConnection());
        int hasConnection = Diagrams.ofLabelStates(LabelState.WITH_CONNECTION);
        return sets.or(
                sets.and(withConnection, hasConnection), sets.and(sets.not(withConnection), sets.not(hasConnection)));
    }

    @Override
    void addCriteria(ExampleAtoms example, List<Criterion> criteria) {
        criteria.add(new StateCriterion(EnumSet.of(example.state())));
    }
}
