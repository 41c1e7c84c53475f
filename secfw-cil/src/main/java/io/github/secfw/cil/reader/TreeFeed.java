package io.github.secfw.cil.reader;

/** Reads the statements of the expanded tree, each with the scope that it stands in. */
final class TreeFeed {

    private final PolicyText policy;
    private final StatementReader statements;
    private final StatementReader checks = new StatementReader(new PolicyText());
    private final PolicyText checked = new PolicyText();
    private final Keywords keywords = new Keywords();
    private final NameUses uses;

    TreeFeed(PolicyText policy, StatementReader statements) {
        this.policy = policy;
        this.statements = statements;
        this.uses = new NameUses(policy);
    }

    void read() {
        read(policy.root, policy.scope());
    }

    private void read(Node node, Scope scope) {
        for (Node child : node.children()) {
            readOne(child, scope);
        }
    }

    private void readOne(Node node, Scope scope) {
        if (node.optional().isPresent()) {
            read(node, node.optional().get().inside());
            return;
        }
        Statement statement = node.statement();
        if (node.form() != Node.Form.IN) {
            keywords.check(statement, scope.placement());
        }
        switch (node.form()) {
            case LEAF -> leaf(statement, scope);
            case BLOCK -> {
                if (node.block().isAbstract()) {
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
                    doubt(
                            node,
                            scope,
                            "what is added to \"" + TreeReader.insertedInto(statement)
                                    + "\", which is not a block of these files");
                }
            }
            case CONDITION -> condition(node, scope);
            case ROOT, BRANCH -> read(node, scope);
        }
    }

    private void leaf(Statement statement, Scope scope) {
        if (!statement.keyword().equals("tunable") && !statement.keyword().equals("blockabstract")) {
            statements.read(statement, scope);
        }
    }

    /** Checks the form of statements that are not in force where they stand. */
    private void check(Node node) {
        for (Node child : node.children()) {
            if (child.form() == Node.Form.LEAF) {
                if (!child.statement().keyword().equals("blockabstract")) {
                    checks.read(child.statement(), checked.scope());
                }
            } else {
                check(child);
            }
        }
    }

    private void inherited(Node node, Scope scope) {
        if (node.target().isEmpty()) {
            doubt(
                    node,
                    scope,
                    "what is inherited from block \"" + node.statement().symbol(1) + "\"");
        }
        read(node, scope.at(node));
    }

    private void call(Node node, Scope scope) {
        if (node.target().isEmpty()) {
            doubt(node, scope, "what the macro \"" + node.statement().symbol(1) + "\" stands for");
            return;
        }
        for (Argument argument : node.arguments().all()) {
            Parameter.Form form = argument.parameter().form();
            if (form.kind().isPresent()) {
                uses.add(scope, form.kind().get(), argument.value());
            } else if (form != Parameter.Form.NAME && form != Parameter.Form.STRING) {
                uses.add(scope, Kind.STATEMENT, "call");
            }
        }
        read(node, scope.at(node));
    }

    private void optional(Node node, Scope scope) {
        OptionalBlock block = new OptionalBlock(scope.qualified(node.statement().declared()), scope, node.place());
        policy.optionals.add(block);
        read(node, block.inside());
    }

    private void condition(Node node, Scope scope) {
        Conditional conditional = Conditional.of(node.statement());
        conditional
                .condition()
                .forEachName(name -> uses.add(scope, conditional.atCompileTime() ? Kind.TUNABLE : Kind.BOOLEAN, name));
        for (Node branch : node.children()) {
            Scope inner = conditional.atCompileTime()
                    ? scope.inTunable(conditional.undecided(branch.statement(), scope.around()))
                    : scope.inCondition(conditional.in(branch.statement(), scope.around()));
            read(branch, inner);
        }
    }

    private void doubt(Node node, Scope scope, String fact) {
        policy.doubts.add(new Doubt(scope, node.place(), fact));
    }
}
