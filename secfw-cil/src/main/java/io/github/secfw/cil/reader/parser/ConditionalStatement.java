package io.github.secfw.cil.reader.parser;

import io.github.secfw.cil.reader.database.Scope;
import io.github.secfw.cil.reader.database.TreeNode;
import io.github.secfw.cil.reader.syntax.CilExpression;
import io.github.secfw.cil.reader.syntax.CilStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement {@code booleanif} or {@code tunableif}.
 *
 * @param atCompileTime whether it is {@code tunableif}
 * @param condition the condition
 * @param branches the branches, {@code true} or {@code false} or both
 */
public record ConditionalStatement(boolean atCompileTime, CilExpression condition, List<CilStatement> branches) {

    public ConditionalStatement {
        branches = List.copyOf(branches);
    }

    public static ConditionalStatement of(CilStatement statement) {
        statement.checkSize(2, 3, "a condition and (true ...) or (false ...) or both");
        CilExpression condition = statement.expression(1);
        List<String> seen = new ArrayList<>();
        for (CilStatement branch : statement.inner(2)) {
            String value = branch.keyword();
            if (!value.equals("true") && !value.equals("false")) {
                throw branch.position().malformed("unknown branch \"" + value + "\": write (true ...) or (false ...)");
            }
            if (seen.contains(value)) {
                throw branch.position().malformed("duplicate branch \"" + value + "\": write one");
            }
            seen.add(value);
            branch.checkSize(1, Integer.MAX_VALUE, "at least one statement");
        }
        return new ConditionalStatement(statement.keyword().equals("tunableif"), condition, statement.inner(2));
    }

    /** A branch of a condition that cannot be evaluated, since it names a tunable that is not declared. */
    public Scope.Branch undecided(CilStatement branch, TreeNode around) {
        return new Scope.Branch(new CilExpression.Name(""), branch.keyword().equals("true"), around);
    }

    /** A branch of the condition, whose names are looked up from a node. */
    public Scope.Branch branch(CilStatement branch, TreeNode around) {
        return new Scope.Branch(condition, branch.keyword().equals("true"), around);
    }
}
