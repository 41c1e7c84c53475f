package io.github.secfw.cil.reader.parser;

import io.github.secfw.cil.reader.database.MacroDefinition;
import io.github.secfw.cil.reader.database.MacroParameter;
import io.github.secfw.cil.reader.database.Namespace;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.database.TreeNode;
import io.github.secfw.cil.reader.syntax.CilStatement;
import io.github.secfw.cil.reader.syntax.EnclosingStatements;
import io.github.secfw.cil.reader.syntax.StatementKeywords;
import java.util.List;
import java.util.Set;

/** Builds the tree of blocks, macros, calls and the statements that contain them. */
public final class TreeBuilder {

    /** The statements for which there is a tree. */
    private static final Set<String> OF_TREE = Set.of("block", "blockabstract", "blockinherit", "in", "macro", "call");

    private static final Set<String> WITH_STATEMENTS = Set.of("optional", "booleanif", "tunableif");

    private static final Set<String> WHEN = Set.of("before", "after");

    private final PolicyDatabase policy;
    private final StatementKeywords keywords = new StatementKeywords();

    public TreeBuilder(PolicyDatabase policy) {
        this.policy = policy;
    }

    /** Whether a top-level statement belongs to the tree, because of itself or of a statement in it. */
    public static boolean takes(CilStatement statement) {
        return OF_TREE.contains(statement.keyword())
                || (WITH_STATEMENTS.contains(statement.keyword()) && statement.has(OF_TREE));
    }

    /** Adds a statement for which {@link #takes} is true. */
    public void read(CilStatement statement) {
        read(statement.copy(), policy.root, EnclosingStatements.ROOT);
    }

    private void read(CilStatement statement, TreeNode parent, EnclosingStatements enclosing) {
        keywords.check(statement, enclosing);
        policy.count(statement.position(), 1);
        switch (statement.keyword()) {
            case "block" -> block(statement, parent, enclosing);
            case "macro" -> macro(statement, parent, enclosing);
            case "optional" -> optional(statement, parent, enclosing);
            case "in" -> insertion(statement, parent, enclosing);
            case "booleanif", "tunableif" -> condition(statement, parent, enclosing);
            case "call" -> {
                statement.checkSize(1, 2, "the name of a macro and a list of arguments");
                statement.symbol(1);
                parent.add(TreeNode.Form.CALL, statement);
            }
            case "blockinherit" -> {
                statement.checkSize(1, "the name of a block");
                statement.symbol(1);
                parent.add(TreeNode.Form.INHERIT, statement);
            }
            default -> leaf(statement, parent);
        }
    }

    private void readAll(List<CilStatement> statements, TreeNode parent, EnclosingStatements enclosing) {
        for (CilStatement statement : statements) {
            read(statement, parent, enclosing);
        }
    }

    private void leaf(CilStatement statement, TreeNode parent) {
        if (statement.keyword().equals("blockabstract")) {
            statement.checkSize(1, "the name of the block that contains it");
            statement.symbol(1);
        }
        parent.add(TreeNode.Form.LEAF, statement);
    }

    private void block(CilStatement statement, TreeNode parent, EnclosingStatements enclosing) {
        statement.checkSize(1, Integer.MAX_VALUE, "a name and statements");
        TreeNode node = parent.add(TreeNode.Form.BLOCK, statement);
        node.setNamespace(new Namespace(parent.enclosingNamespace().qualified(statement.declaredName())));
        readAll(statement.inner(2), node, enclosing.in(EnclosingStatements.Container.BLOCK));
    }

    private void macro(CilStatement statement, TreeNode parent, EnclosingStatements enclosing) {
        statement.checkSize(2, Integer.MAX_VALUE, "a name, a list of parameters and statements");
        TreeNode node = parent.add(TreeNode.Form.MACRO, statement);
        node.setNamespace(new Namespace(parent.enclosingNamespace().qualified(statement.declaredName())));
        List<MacroParameter> parameters = MacroDefinition.parameters(statement);
        List<CilStatement> statements = statement.inner(3);
        statements.forEach(inner -> MacroDefinition.checkShadowing(parameters, inner));
        readAll(statements, node, enclosing.in(EnclosingStatements.Container.MACRO));
    }

    private void optional(CilStatement statement, TreeNode parent, EnclosingStatements enclosing) {
        statement.checkSize(1, Integer.MAX_VALUE, "a name and statements");
        statement.declaredName();
        TreeNode node = parent.add(TreeNode.Form.OPTIONAL, statement);
        readAll(statement.inner(2), node, enclosing.in(EnclosingStatements.Container.OPTIONAL));
    }

    private void insertion(CilStatement statement, TreeNode parent, EnclosingStatements enclosing) {
        int first = insertionName(statement);
        statement.checkSize(first, Integer.MAX_VALUE, "the name of a block and statements");
        if (first == 2 && !WHEN.contains(statement.symbol(1))) {
            throw statement.position().malformed("unknown word \"" + statement.symbol(1) + "\": write before or after");
        }
        statement.symbol(first);
        TreeNode node = parent.add(TreeNode.Form.IN, statement);
        node.setNamespace(new Namespace("in " + policy.nextNumber()));
        EnclosingStatements inside = isAfter(statement)
                ? enclosing.in(EnclosingStatements.Container.IN).in(EnclosingStatements.Container.IN_AFTER)
                : enclosing.in(EnclosingStatements.Container.IN);
        readAll(statement.inner(first + 1), node, inside);
    }

    /** The part of a statement {@code in} that names the block: the second, if the first is {@code before} or {@code after}. */
    private static int insertionName(CilStatement statement) {
        return statement.size() > 1 && !statement.isList(2) ? 2 : 1;
    }

    public static String insertedInto(CilStatement statement) {
        return statement.symbol(insertionName(statement));
    }

    public static boolean isAfter(CilStatement statement) {
        return insertionName(statement) == 2 && statement.symbol(1).equals("after");
    }

    private void condition(CilStatement statement, TreeNode parent, EnclosingStatements enclosing) {
        ConditionalStatement conditional = ConditionalStatement.of(statement);
        EnclosingStatements inside = enclosing.in(
                conditional.atCompileTime()
                        ? EnclosingStatements.Container.TUNABLEIF
                        : EnclosingStatements.Container.BOOLEANIF);
        TreeNode node = parent.add(TreeNode.Form.CONDITION, statement);
        for (CilStatement branch : conditional.branches()) {
            TreeNode ofBranch = node.add(TreeNode.Form.BRANCH, branch);
            readAll(branch.inner(1), ofBranch, inside);
        }
    }
}
