package io.github.secfw.proof.field;

import io.github.secfw.net.Criterion;
import io.github.secfw.proof.diagram.BooleanOperations;
import java.util.List;

/** Whether a packet belongs to a connection before connection tracking sees it. No criterion tests this. */
public final class BroughtConnectionField extends ChoiceField {

    private static final int BRINGS = 1;

    BroughtConnectionField(int level) {
        super(
                level,
                "before connection tracking ",
                2,
                atom -> atom == BRINGS ? "of its connection" : "of no connection");
    }

    /** Holds for packets that bring their connection. */
    public int brings(BooleanOperations sets) {
        return atom(sets, BRINGS);
    }

    /** Whether an atom is that of packets that bring their connection. */
    public boolean brings(int atom) {
        return atom == BRINGS;
    }

    /** A packet has this beside its criteria. */
    @Override
    void addCriteria(ExampleAtoms example, List<Criterion> criteria) {}
}
