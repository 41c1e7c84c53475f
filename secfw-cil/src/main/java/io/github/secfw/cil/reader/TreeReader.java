package io.github.secfw.cil.reader;

import java.util.List;
import java.util.Set;

/** Puts statements that blocks and macros are made of, and that use them, into the tree. */
final class TreeReader {

    /** The keywords of such statements. */
    private static final Set<String> OF_TREE = Set.of("block", "blockabstract", "blockinherit", "in", "macro", "call");

    private static final Set<String> WITH_STATEMENTS = Set.of("optional", "booleanif", "tunableif");

    private static final Set<String> WHEN = Set.of("before", "after");

    private final PolicyText policy;
    private final Keywords keywords = new Keywords();

    TreeReader(PolicyText policy) {
        this.policy = policy;
    }

    /** Whether a statement that stands outside of all others belongs into the tree, itself or for what stands in it. */
    static boolean takes(Statement statement) {
        return OF_TREE.contains(statement.keyword())
                || (WITH_STATEMENTS.contains(statement.keyword()) && statement.has(OF_TREE));
    }

    /** Adds a statement that {@link #takes} told. */
    void read(Statement statement) {
        read(statement.kept(), policy.root, Placement.ROOT);
    }

    private void read(Statement statement, Node parent, Placement placement) {
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
                parent.add(Node.Form.CALL, statement);
            }
            case "blockinherit" -> {
                statement.checkSize(1, "the name of a block");
                statement.symbol(1);
                parent.add(Node.Form.INHERIT, statement);
            }
            default -> leaf(statement, parent);
        }
    }

    private void readAll(List<Statement> statements, Node parent, Placement placement) {
        for (Statement statement : statements) {
            read(statement, parent, placement);
        }
    }

    private void leaf(Statement statement, Node parent) {
        if (statement.keyword().equals("blockabstract")) {
            statement.checkSize(1, "the name of the block that it stands in");
            statement.symbol(1);
        }
        parent.add(Node.Form.LEAF, statement);
    }

    private void block(Statement statement, Node parent, Placement placement) {
        statement.checkSize(1, Integer.MAX_VALUE, "a name and statements");
        Node node = parent.add(Node.Form.BLOCK, statement);
        node.setBlock(new Block(parent.nameSpace().qualified(statement.declared())));
        readAll(statement.inner(2), node, placement.in(Placement.Container.BLOCK));
    }

    private void macro(Statement statement, Node parent, Placement placement) {
        statement.checkSize(2, Integer.MAX_VALUE, "a name, a list of parameters and statements");
        Node node = parent.add(Node.Form.MACRO, statement);
        node.setBlock(new Block(parent.nameSpace().qualified(statement.declared())));
        List<Parameter> parameters = Macro.parameters(statement);
        List<Statement> statements = statement.inner(3);
        statements.forEach(inner -> Macro.checkShadowing(parameters, inner));
        readAll(statements, node, placement.in(Placement.Container.MACRO));
    }

    private void optional(Statement statement, Node parent, Placement placement) {
        statement.checkSize(1, Integer.MAX_VALUE, "a name and statements");
        statement.declared();
        Node node = parent.add(Node.Form.OPTIONAL, statement);
        readAll(statement.inner(2), node, placement.in(Placement.Container.OPTIONAL));
    }

    private void insertion(Statement statement, Node parent, Placement placement) {
        int first = insertionName(statement);
        statement.checkSize(first, Integer.MAX_VALUE, "the name of a block and statements");
        if (first == 2 && !WHEN.contains(statement.symbol(1))) {
            throw statement
                    .place()
                    .malformed("\"" + statement.symbol(1) + "\" is not a valid time: write before or after");
        }
        statement.symbol(first);
        Node node = parent.add(Node.Form.IN, statement);
        node.setBlock(new Block("in " + policy.nextNumber()));
        Placement inside = isAfter(statement)
                ? placement.in(Placement.Container.IN).in(Placement.Container.IN_AFTER)
                : placement.in(Placement.Container.IN);
        readAll(statement.inner(first + 1), node, inside);
    }

    /** Which element of a statement {@code in} names the block: before it may be said when. */
    private static int insertionName(Statement statement) {
        return statement.size() > 1 && !statement.isList(2) ? 2 : 1;
    }

    static String insertedInto(Statement statement) {
        return statement.symbol(insertionName(statement));
    }

    static boolean isAfter(Statement statement) {
        return insertionName(statement) == 2 && statement.symbol(1).equals("after");
    }

    private void condition(Statement statement, Node parent, Placement placement) {
        Conditional conditional = Conditional.of(statement);
        Placement inside = placement.in(
                conditional.atCompileTime() ? Placement.Container.TUNABLEIF : Placement.Container.BOOLEANIF);
        Node node = parent.add(Node.Form.CONDITION, statement);
        for (Statement branch : conditional.branches()) {
            Node ofBranch = node.add(Node.Form.BRANCH, branch);
            readAll(branch.inner(1), ofBranch, inside);
        }
    }
}
