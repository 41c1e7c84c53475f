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

/** Puts statements that blocks and macros are made of, and that use them, into the tree. */
public final class TreeBuilder {

    /** The keywords of such statements. */
    private static final Set<String> OF_TREE = Set.of("block", "blockabstract", "blockinherit", "in", "macro", "call");

    private static final Set<String> WITH_STATEMENTS = Set.of("optional", "booleanif", "tunableif");

    private static final Set<String> WHEN = Set.of("before", "after");

    private final PolicyDatabase policy;
    private final StatementKeywords keywords = new StatementKeywords();

    public TreeBuilder(PolicyDatabase policy) {
        this.policy = policy;
    }

    /** Whether a statement that stands outside of all others belongs into the tree, itself or for what stands in it. */
    public static boolean takes(CilStatement statement) {
        return OF_TREE.contains(statement.keyword())
                || (WITH_STATEMENTS.contains(statement.keyword()) && statement.has(OF_TREE));
    }

    /** Adds a statement that {@link #takes} told. */
    public void read(CilStatement statement) {
        read(statement.kept(), policy.root, EnclosingStatements.ROOT);
    }

    private void read(CilStatement statement, TreeNode parent, EnclosingStatements placement) {
        keywords.check(statement, placement);
        policy.keep(statement.place(), 1);
        switch (statement.keyword()) {
            case "block" -> block(statement, parent, placement);
            case "macro" -> macro(statement, parent, placement);
            case "optional" -> optional(statement, parent, placement);
            case "in" -> insertion(statement, parent, placement);
            case "booleanif", "tunableif" -> condition(statement, parent, placement);
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

    private void readAll(List<CilStatement> statements, TreeNode parent, EnclosingStatements placement) {
        for (CilStatement statement : statements) {
            read(statement, parent, placement);
        }
    }

    private void leaf(CilStatement statement, TreeNode parent) {
        if (statement.keyword().equals("blockabstract")) {
            statement.checkSize(1, "the name of the block that it stands in");
            statement.symbol(1);
        }
        parent.add(TreeNode.Form.LEAF, statement);
    }

    private void block(CilStatement statement, TreeNode parent, EnclosingStatements placement) {
        statement.checkSize(1, Integer.MAX_VALUE, "a name and statements");
        TreeNode node = parent.add(TreeNode.Form.BLOCK, statement);
        node.setBlock(new Namespace(parent.nameSpace().qualified(statement.declared())));
        readAll(statement.inner(2), node, placement.in(EnclosingStatements.Container.BLOCK));
    }

    private void macro(CilStatement statement, TreeNode parent, EnclosingStatements placement) {
        statement.checkSize(2, Integer.MAX_VALUE, "a name, a list of parameters and statements");
        TreeNode node = parent.add(TreeNode.Form.MACRO, statement);
        node.setBlock(new Namespace(parent.nameSpace().qualified(statement.declared())));
        List<MacroParameter> parameters = MacroDefinition.parameters(statement);
        List<CilStatement> statements = statement.inner(3);
        statements.forEach(inner -> MacroDefinition.checkShadowing(parameters, inner));
        readAll(statements, node, placement.in(EnclosingStatements.Container.MACRO));
    }

    private void optional(CilStatement statement, TreeNode parent, EnclosingStatements placement) {
        statement.checkSize(1, Integer.MAX_VALUE, "a name and statements");
        statement.declared();
        TreeNode node = parent.add(TreeNode.Form.OPTIONAL, statement);
        readAll(statement.inner(2), node, placement.in(EnclosingStatements.Container.OPTIONAL));
    }

    private void insertion(CilStatement statement, TreeNode parent, EnclosingStatements placement) {
        int first = insertionName(statement);
        statement.checkSize(first, Integer.MAX_VALUE, "the name of a block and statements");
        if (first == 2 && !WHEN.contains(statement.symbol(1))) {
            throw statement
                    .place()
                    .malformed("\"" + statement.symbol(1) + "\" is not a valid time: write before or after");
        }
        statement.symbol(first);
        TreeNode node = parent.add(TreeNode.Form.IN, statement);
        node.setBlock(new Namespace("in " + policy.nextNumber()));
        EnclosingStatements inside = isAfter(statement)
                ? placement.in(EnclosingStatements.Container.IN).in(EnclosingStatements.Container.IN_AFTER)
                : placement.in(EnclosingStatements.Container.IN);
        readAll(statement.inner(first + 1), node, inside);
    }

    /** Which element of a statement {@code in} names the block: before it may be said when. */
    private static int insertionName(CilStatement statement) {
        return statement.size() > 1 && !statement.isList(2) ? 2 : 1;
    }

    public static String insertedInto(CilStatement statement) {
        return statement.symbol(insertionName(statement));
    }

    public static boolean isAfter(CilStatement statement) {
        return insertionName(statement) == 2 && statement.symbol(1).equals("after");
    }

    private void condition(CilStatement statement, TreeNode parent, EnclosingStatements placement) {
        ConditionalStatement conditional = ConditionalStatement.of(statement);
        EnclosingStatements inside = placement.in(
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
