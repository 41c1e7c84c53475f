package io.github.secfw.proof.field;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Protocol;
import io.github.secfw.program.Direction;
import java.util.ArrayList;
import java.util.List;

/** The atoms of an example packet at a hook: each field adds the criteria that state its value. Immutable. */
public final class ExampleAtoms {

    private final SymbolicFields fields;
    private final int[] atoms;
    private final Hook hook;
    private final Direction direction;

    /** An atom of each level, those of fields first. */
    public ExampleAtoms(SymbolicFields fields, int[] atoms, Hook hook, Direction direction) {
        this.fields = fields;
        this.atoms = atoms.clone();
        this.hook = hook;
        this.direction = direction;
    }

    /** The criteria that state the value of each field. */
    public List<Criterion> criteria() {
        List<Criterion> criteria = new ArrayList<>();
        fields.all().forEach(field -> field.addCriteria(this, criteria));
        return criteria;
    }

    int of(SymbolicField field) {
        return atoms[field.level()];
    }

    Direction direction() {
        return direction;
    }

    Protocol protocol() {
        return new Protocol((int) fields.protocol().example(of(fields.protocol())));
    }

    /** The state of the connection. */
    public ConnectionState state() {
        return fields.state().value(of(fields.state()));
    }

    /** Whether the packet states the owner of its socket. */
    boolean hasOwner() {
        boolean isStated = direction == Direction.OUT || (hook == Hook.INPUT && fields.areOwnersTested());
        return isStated && !fields.uid().isAbsent(of(fields.uid()));
    }
}
