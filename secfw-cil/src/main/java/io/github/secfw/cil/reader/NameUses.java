package io.github.secfw.cil.reader;

/** Keeps the names that statements in an optional block use: without one of them the block is left out. */
final class NameUses {

    private final PolicyText policy;

    NameUses(PolicyText policy) {
        this.policy = policy;
    }

    /** Reads the names of a statement that is no rule, set of types or condition. */
    void read(Statement statement, Scope scope) {
        if (scope.optional().isEmpty()) {
            return;
        }
        policy.keep(statement.place(), statement.size());
        switch (statement.keyword()) {
            case "type", "typeattribute", "typealias", "role", "roleattribute", "boolean" -> {}
            case "class", "common", "classpermission", "classmap" -> {}
            case "typealiasactual" -> read(statement, scope, Kind.TYPE, Kind.TYPE);
            case "roletype" -> read(statement, scope, Kind.ROLE, Kind.TYPE);
            case "roleallow" -> read(statement, scope, Kind.ROLE, Kind.ROLE);
            case "roletransition" -> read(statement, scope, Kind.ROLE, Kind.TYPE, Kind.CLASS, Kind.ROLE);
            case "typechange", "typemember" -> read(statement, scope, Kind.TYPE, Kind.TYPE, Kind.CLASS, Kind.TYPE);
            case "typetransition" -> transition(statement, scope);
            case "roleattributeset" -> roles(statement, scope);
            case "classpermissionset" -> {
                add(scope, Kind.PERMISSIONS, statement.symbol(1));
                add(scope, statement.classPermissions(2));
            }
            default -> add(scope, Kind.STATEMENT, statement.keyword());
        }
    }

    private void read(Statement statement, Scope scope, Kind... kinds) {
        statement.checkSize(kinds.length, kinds.length + " names");
        for (int i = 0; i < kinds.length; i++) {
            add(scope, kinds[i], statement.symbol(i + 1));
        }
    }

    /** A file's name may stand before the last type. */
    private void transition(Statement statement, Scope scope) {
        statement.checkSize(4, 5, "4 names, or 5 with that of a file");
        add(scope, Kind.TYPE, statement.symbol(1));
        add(scope, Kind.TYPE, statement.symbol(2));
        add(scope, Kind.CLASS, statement.symbol(3));
        add(scope, Kind.TYPE, statement.symbol(statement.size()));
    }

    private void roles(Statement statement, Scope scope) {
        statement.checkSize(2, "an attribute of roles and an expression");
        add(scope, Kind.ROLE, statement.symbol(1));
        statement.expression(2).forEachName(name -> add(scope, Kind.ROLE, name));
    }

    void add(Scope scope, ClassPermissions permissions) {
        if (permissions instanceof ClassPermissions.Named set) {
            add(scope, Kind.PERMISSIONS, set.name());
        } else if (permissions instanceof ClassPermissions.Direct direct) {
            add(scope, Kind.CLASS, direct.className());
            direct.permissions()
                    .forEachName(permission -> add(scope, Kind.PERMISSION, direct.className() + " " + permission));
        }
    }

    void add(Scope scope, Kind kind, String name) {
        scope.optional().ifPresent(block -> block.add(new OptionalBlock.Use(kind, scope, name)));
    }
}
