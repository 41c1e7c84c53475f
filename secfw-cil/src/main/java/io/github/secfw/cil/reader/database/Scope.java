package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.CilExpression;
import io.github.secfw.cil.reader.syntax.EnclosingStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a statement stands.
 *
 * @param around the node of the tree that names are looked up from
 * @param optional the innermost optional block around it
 * @param tunables the conditions at compile time around it of which the value is not known yet
 * @param condition the condition at run time around it
 */
public record Scope(
        TreeNode around, Optional<OptionalBlock> optional, List<Branch> tunables, Optional<Branch> condition) {

    /** A branch of a conditional statement: where the expression, whose names are looked up from a node, has the value. */
    public record Branch(CilExpression expression, boolean value, TreeNode around) {}

    public Scope {
        tunables = List.copyOf(tunables);
    }

    /** Outside of everything. */
    static Scope of(TreeNode root) {
        return new Scope(root, Optional.empty(), List.of(), Optional.empty());
    }

    /** {@return the names of the blocks that names are declared in, with dots between them} */
    public String namespace() {
        return around.nameSpace().path();
    }

    /** {@return a name that is declared here with those of the blocks around it} */
    public String qualified(String name) {
        return around.nameSpace().qualified(name);
    }

    /** Which statements may stand here. */
    public EnclosingStatements placement() {
        EnclosingStatements placement = EnclosingStatements.ROOT;
        if (!namespace().isEmpty()) {
            placement = placement.in(EnclosingStatements.Container.BLOCK);
        }
        if (optional.isPresent()) {
            placement = placement.in(EnclosingStatements.Container.OPTIONAL);
        }
        if (!tunables.isEmpty()) {
            placement = placement.in(EnclosingStatements.Container.TUNABLEIF);
        }
        return condition.isPresent() ? placement.in(EnclosingStatements.Container.BOOLEANIF) : placement;
    }

    public Scope at(TreeNode node) {
        return new Scope(node, optional, tunables, condition);
    }

    Scope in(OptionalBlock block) {
        return new Scope(around, Optional.of(block), tunables, condition);
    }

    public Scope inTunable(Branch branch) {
        List<Branch> all = new ArrayList<>(tunables);
        all.add(branch);
        return new Scope(around, optional, all, condition);
    }

    public Scope inCondition(Branch branch) {
        return new Scope(around, optional, tunables, Optional.of(branch));
    }
}
