package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.CilExpression;
import io.github.secfw.cil.reader.syntax.ClassPermissions;
import io.github.secfw.cil.reader.syntax.EnclosingStatements;
import io.github.secfw.cil.reader.syntax.KnownClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The scope of a statement: what surrounds it.
 *
 * @param around the node of the tree from which names are looked up
 * @param optional the innermost optional block
 * @param tunables the branches of a conditional on a tunable that are not decided yet
 * @param condition the branch of {@code booleanif}
 */
public record Scope(
        TreeNode around, Optional<OptionalBlock> optional, List<Branch> tunables, Optional<Branch> condition) {

    /**
     * A branch of a conditional statement.
     *
     * @param expression the condition
     * @param value the value of the condition for which the branch is in force
     * @param around the node from which the names of the condition are looked up
     */
    public record Branch(CilExpression expression, boolean value, TreeNode around) {}

    public Scope {
        tunables = List.copyOf(tunables);
    }

    /** The scope outside of all statements. */
    static Scope of(TreeNode root) {
        return new Scope(root, Optional.empty(), List.of(), Optional.empty());
    }

    /** {@return the path of the namespace in which names are declared} */
    public String namespacePath() {
        return around.enclosingNamespace().path();
    }

    /** {@return the full name of a name that is declared here} */
    public String qualified(String name) {
        return around.enclosingNamespace().qualified(name);
    }

    /** Whether permissions of a rule here may be on packets. In an expanded call the class can be a parameter. */
    public boolean mayConcernPackets(ClassPermissions permissions, KnownClasses otherClasses) {
        return around.isInCall()
                || !(permissions instanceof ClassPermissions.Direct direct && otherClasses.has(direct.className()));
    }

    /** The kinds of statements around it, which restrict the statements here. */
    public EnclosingStatements enclosing() {
        EnclosingStatements enclosing = EnclosingStatements.ROOT;
        if (!namespacePath().isEmpty()) {
            enclosing = enclosing.in(EnclosingStatements.Container.BLOCK);
        }
        if (optional.isPresent()) {
            enclosing = enclosing.in(EnclosingStatements.Container.OPTIONAL);
        }
        if (!tunables.isEmpty()) {
            enclosing = enclosing.in(EnclosingStatements.Container.TUNABLEIF);
        }
        return condition.isPresent() ? enclosing.in(EnclosingStatements.Container.BOOLEANIF) : enclosing;
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
