package io.github.secfw.cil.reader.parser;

import io.github.secfw.cil.reader.database.NameKind;
import io.github.secfw.cil.reader.database.OptionalBlock;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.database.Scope;
import io.github.secfw.cil.reader.syntax.CilStatement;
import io.github.secfw.cil.reader.syntax.ClassPermissions;

/** Records the names that statements in an optional block use: without one of them the compiler disables the block. */
public final class NameUseRecorder {

    private final PolicyDatabase policy;

    public NameUseRecorder(PolicyDatabase policy) {
        this.policy = policy;
    }

    /** Records the names of a statement other than a rule, a set of types or a condition. */
    void read(CilStatement statement, Scope scope) {
        if (scope.optional().isEmpty()) {
            return;
        }
        policy.count(statement.position(), statement.size());
        switch (statement.keyword()) {
            case "type", "typeattribute", "typealias", "role", "roleattribute", "boolean" -> {}
            case "class", "common", "classpermission", "classmap" -> {}
            case "typealiasactual" -> read(statement, scope, NameKind.TYPE, NameKind.TYPE);
            case "roletype" -> read(statement, scope, NameKind.ROLE, NameKind.TYPE);
            case "roleallow" -> read(statement, scope, NameKind.ROLE, NameKind.ROLE);
            case "roletransition" ->
                read(statement, scope, NameKind.ROLE, NameKind.TYPE, NameKind.CLASS, NameKind.ROLE);
            case "typechange", "typemember" ->
                read(statement, scope, NameKind.TYPE, NameKind.TYPE, NameKind.CLASS, NameKind.TYPE);
            case "typetransition" -> transition(statement, scope);
            case "roleattributeset" -> roles(statement, scope);
            case "classpermissionset" -> {
                add(scope, NameKind.PERMISSIONS, statement.symbol(1));
                add(scope, statement.classPermissions(2));
            }
            default -> add(scope, NameKind.STATEMENT, statement.keyword());
        }
    }

    private void read(CilStatement statement, Scope scope, NameKind... kinds) {
        statement.checkSize(kinds.length, kinds.length + " names");
        for (int i = 0; i < kinds.length; i++) {
            add(scope, kinds[i], statement.symbol(i + 1));
        }
    }

    /** The name of a file can precede the last type. */
    private void transition(CilStatement statement, Scope scope) {
        statement.checkSize(4, 5, "4 names, or 5 with the name of a file");
        add(scope, NameKind.TYPE, statement.symbol(1));
        add(scope, NameKind.TYPE, statement.symbol(2));
        add(scope, NameKind.CLASS, statement.symbol(3));
        add(scope, NameKind.TYPE, statement.symbol(statement.size()));
    }

    private void roles(CilStatement statement, Scope scope) {
        statement.checkSize(2, "an attribute of roles and an expression");
        add(scope, NameKind.ROLE, statement.symbol(1));
        statement.expression(2).forEachName(name -> add(scope, NameKind.ROLE, name));
    }

    public void add(Scope scope, ClassPermissions permissions) {
        if (permissions instanceof ClassPermissions.Named set) {
            add(scope, NameKind.PERMISSIONS, set.name());
        } else if (permissions instanceof ClassPermissions.Direct direct) {
            add(scope, NameKind.CLASS, direct.className());
            direct.permissions()
                    .forEachName(permission -> add(scope, NameKind.PERMISSION, direct.className() + " " + permission));
        }
    }

    /** Records the names in the condition of a statement. */
    public void addAll(Scope scope, ConditionalStatement conditional) {
        NameKind kind = conditional.atCompileTime() ? NameKind.TUNABLE : NameKind.BOOLEAN;
        conditional.condition().forEachName(name -> add(scope, kind, name));
    }

    public void add(Scope scope, NameKind kind, String name) {
        scope.optional().ifPresent(block -> block.add(new OptionalBlock.Use(kind, scope, name)));
    }
}
