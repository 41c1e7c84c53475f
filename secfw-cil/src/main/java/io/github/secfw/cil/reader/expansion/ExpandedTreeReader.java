package io.github.secfw.cil.reader.expansion;

import io.github.secfw.cil.reader.database.MacroArgument;
import io.github.secfw.cil.reader.database.MacroParameter;
import io.github.secfw.cil.reader.database.NameKind;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.database.Scope;
import io.github.secfw.cil.reader.database.TreeNode;
import io.github.secfw.cil.reader.parser.ConditionalStatement;
import io.github.secfw.cil.reader.parser.NameUseRecorder;
import io.github.secfw.cil.reader.parser.StatementReader;
import io.github.secfw.cil.reader.parser.TreeBuilder;
import io.github.secfw.cil.reader.syntax.CilStatement;
import io.github.secfw.cil.reader.syntax.StatementKeywords;

/** Reads the statements of the expanded tree, each with its scope, into the policy database. */
public final class ExpandedTreeReader {

    private final PolicyDatabase policy;
    private final StatementReader statements;
    private final StatementReader checks = new StatementReader(new PolicyDatabase());
    private final PolicyDatabase checked = new PolicyDatabase();
    private final StatementKeywords keywords = new StatementKeywords();
    private final NameUseRecorder uses;

    public ExpandedTreeReader(PolicyDatabase policy, StatementReader statements) {
        this.policy = policy;
        this.statements = statements;
        this.uses = new NameUseRecorder(policy);
    }

    public void read() {
        read(policy.root, policy.scope());
    }

    private void read(TreeNode node, Scope scope) {
        for (TreeNode child : node.children()) {
            readOne(child, scope);
        }
    }

    private void readOne(TreeNode node, Scope scope) {
        if (node.optional().isPresent()) {
            read(node, node.optional().get().inside());
            return;
        }
        CilStatement statement = node.statement();
        if (node.form() != TreeNode.Form.IN) {
            keywords.check(statement, scope.enclosing());
        }
        switch (node.form()) {
            case LEAF -> leaf(statement, scope);
            case BLOCK -> {
                if (node.namespace().isAbstract()) {
                    check(node);
                } else {
                    read(node, scope.at(node));
                }
            }
            case MACRO -> check(node);
            case INHERIT -> inherited(node, scope);
            case CALL -> call(node, scope);
            case OPTIONAL -> optional(node, scope);
            case IN -> {
                if (node.target().isEmpty()) {
                    addUnmodelled(
                            node,
                            scope,
                            "statements added to \"" + TreeBuilder.insertedInto(statement)
                                    + "\", which these files do not declare");
                }
            }
            case CONDITION -> condition(node, scope);
            case ROOT, BRANCH -> read(node, scope);
        }
    }

    private void leaf(CilStatement statement, Scope scope) {
        if (!statement.keyword().equals("tunable") && !statement.keyword().equals("blockabstract")) {
            statements.read(statement, scope);
        }
    }

    /** Checks the form of statements in macros and abstract blocks, which are in force only where they are expanded. */
    private void check(TreeNode node) {
        for (TreeNode child : node.children()) {
            if (child.form() == TreeNode.Form.LEAF) {
                if (!child.statement().keyword().equals("blockabstract")) {
                    checks.read(child.statement(), checked.scope());
                }
            } else {
                check(child);
            }
        }
    }

    private void inherited(TreeNode node, Scope scope) {
        if (node.target().isEmpty()) {
            addUnmodelled(
                    node,
                    scope,
                    "statements inherited from block \"" + node.statement().symbol(1)
                            + "\", which these files do not declare");
        }
        read(node, scope.at(node));
    }

    private void call(TreeNode node, Scope scope) {
        if (node.target().isEmpty()) {
            addUnmodelled(
                    node,
                    scope,
                    "a call of macro \"" + node.statement().symbol(1) + "\", which these files do not declare");
            return;
        }
        for (MacroArgument argument : node.macroCall().all()) {
            MacroParameter.Form form = argument.parameter().form();
            if (form.kind().isPresent()) {
                uses.add(scope, form.kind().get(), argument.value());
            } else if (form != MacroParameter.Form.NAME && form != MacroParameter.Form.STRING) {
                uses.add(scope, NameKind.STATEMENT, "call");
            }
        }
        read(node, scope.at(node));
    }

    private void optional(TreeNode node, Scope scope) {
        read(node, policy.declareOptional(node.statement(), scope));
    }

    private void condition(TreeNode node, Scope scope) {
        ConditionalStatement conditional = ConditionalStatement.of(node.statement());
        uses.addAll(scope, conditional);
        for (TreeNode branch : node.children()) {
            Scope inner = conditional.atCompileTime()
                    ? scope.inTunable(conditional.undecided(branch.statement(), scope.around()))
                    : scope.inCondition(conditional.branch(branch.statement(), scope.around()));
            read(branch, inner);
        }
    }

    private void addUnmodelled(TreeNode node, Scope scope, String description) {
        policy.addUnmodelled(scope, node.position(), description);
    }
}
