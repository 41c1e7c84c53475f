package io.github.secfw.cil.reader;

import io.github.secfw.selinux.AccessRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads statements one after another, and keeps what matters to packets. */
final class StatementReader {

    static final String REQUIRE = "cil_gen_require";

    /** Whether what is added to a block goes with it where it is inherited. */
    private static final Set<String> WHEN = Set.of("before", "after");

    /** Keywords in the place of a type; the compiler knows the last two since 3.6. */
    private static final Set<String> OTHER_TARGETS = Set.of("self", "notself", "other");

    private final PolicyText policy;
    private final KnownClasses knownClasses = new KnownClasses();
    private final Keywords keywords = new Keywords();
    private final DeclarationReader declarations;
    private final NameUses uses;

    StatementReader(PolicyText policy) {
        this.policy = policy;
        this.declarations = new DeclarationReader(policy, knownClasses);
        this.uses = new NameUses(policy);
    }

    /** Reads one statement and what stands in it. */
    void read(Statement statement, Scope scope) {
        keywords.check(statement, scope);
        switch (statement.keyword()) {
            case "allow" -> rule(statement, scope, AccessRule.Kind.ALLOW);
            case "auditallow" -> rule(statement, scope, AccessRule.Kind.AUDITALLOW);
            case "dontaudit" -> rule(statement, scope, AccessRule.Kind.DONTAUDIT);
            case "neverallow" -> rule(statement, scope, AccessRule.Kind.NEVERALLOW);
            case "typeattributeset" -> attributeSet(statement, scope);
            case "role", "roleattribute" -> role(statement, scope);
            case "roletype" -> roleType(statement, scope);
            case "booleanif" -> branches(statement, scope, false);
            case "tunableif" -> branches(statement, scope, true);
            case "optional" -> optional(statement, scope);
            case "block" -> block(statement, scope);
            case "in" -> insertion(statement, scope);
            case "macro" -> macro(statement, scope);
            case "call" -> call(statement, scope);
            default -> other(statement, scope);
        }
    }

    private void other(Statement statement, Scope scope) {
        String keyword = statement.keyword();
        if (keywords.isDeclaring(keyword)) {
            statement.checkSize(1, "the name alone");
            statement.declared();
        } else if (keywords.isIrrelevant(keyword)) {
            uses.read(statement, scope);
        } else if (declarations.read(statement, scope)) {
            uses.read(statement, scope);
            scope.blocks().forEach(Block::setMatters);
            hide(statement, scope);
        } else {
            throw statement.place().malformed("\"" + keyword + "\" is no statement of CIL: check the spelling");
        }
    }

    private void hide(Statement statement, Scope scope) {
        boolean isConditional =
                scope.optional().isPresent() || !scope.tunables().isEmpty();
        if (isConditional && !scope.namespace().isEmpty() && keywords.isNaming(statement.keyword())) {
            policy.hiding.add(new Doubt(
                    scope,
                    statement.place(),
                    "what \"" + statement.symbol(1) + "\" stands for in its block, where it may not be declared"));
        }
    }

    private void rule(Statement statement, Scope scope, AccessRule.Kind kind) {
        statement.checkSize(3, "a domain, a type, and a class with permissions");
        ClassPermissions permissions = statement.classPermissions(3);
        String source = statement.symbol(1);
        String target = statement.symbol(2);
        if (scope.optional().isPresent()) {
            policy.keep(statement.place(), 3);
            uses.add(scope, Kind.TYPE, source);
            if (!OTHER_TARGETS.contains(target)) {
                uses.add(scope, Kind.TYPE, target);
            }
            uses.add(scope, permissions);
        }
        if (!concernsPackets(permissions)) {
            return;
        }
        policy.keep(statement.place(), 3);
        policy.rules.add(
                new AccessStatement(kind, source, target, policy.share(permissions), scope, statement.place()));
        scope.blocks().forEach(Block::setMatters);
    }

    private boolean concernsPackets(ClassPermissions permissions) {
        return !(permissions instanceof ClassPermissions.Direct direct && knownClasses.has(direct.className()));
    }

    private void attributeSet(Statement statement, Scope scope) {
        statement.checkSize(2, "an attribute and an expression");
        String attribute = statement.symbol(1);
        Expression members = statement.expression(2);
        uses.add(scope, Kind.TYPE, attribute);
        members.forEachName(name -> {
            policy.keep(statement.place(), 1);
            uses.add(scope, Kind.TYPE, name);
        });
        if (attribute.equals(REQUIRE)) {
            if (scope.optional().isEmpty()) {
                members.forEachName(name -> policy.required.add(new OptionalBlock.Use(Kind.TYPE, scope, name)));
            }
            return;
        }
        policy.attributeSets.add(new Membership<>(attribute, members, scope, statement.place()));
        scope.blocks().forEach(Block::setMatters);
    }

    private void role(Statement statement, Scope scope) {
        statement.checkSize(1, "the name alone");
        policy.keep(statement.place(), 1);
        PolicyText.declare(policy.roles, scope.qualified(statement.declared()), scope);
    }

    /** A type that has the role of objects alone is no domain. */
    private void roleType(Statement statement, Scope scope) {
        statement.checkSize(2, "a role and a type");
        uses.read(statement, scope);
        policy.keep(statement.place(), 1);
        (statement.symbol(1).equals("object_r") ? policy.objects : policy.subjects)
                .add(new OptionalBlock.Use(Kind.TYPE, scope, statement.symbol(2)));
    }

    private void branches(Statement statement, Scope scope, boolean atCompileTime) {
        statement.checkSize(2, 3, "a condition and (true ...) or (false ...) or both");
        Expression condition = statement.expression(1);
        condition.forEachName(name -> uses.add(scope, atCompileTime ? Kind.TUNABLE : Kind.BOOLEAN, name));
        List<String> seen = new ArrayList<>();
        for (Statement branch : statement.inner(2)) {
            String value = branch.keyword();
            if (!value.equals("true") && !value.equals("false")) {
                throw branch.place()
                        .malformed("\"" + value + "\" is no branch of a condition: write (true ...) or (false ...)");
            }
            if (seen.contains(value)) {
                throw branch.place().malformed("a second branch for " + value + ": write one");
            }
            seen.add(value);
            branch.checkSize(1, Integer.MAX_VALUE, "at least one statement");
            Scope.Branch part = new Scope.Branch(condition, value.equals("true"));
            Scope inner = atCompileTime ? scope.inTunable(part) : scope.inCondition(part);
            branch.inner(1).forEach(one -> read(one, inner));
        }
    }

    private void optional(Statement statement, Scope scope) {
        statement.checkSize(1, Integer.MAX_VALUE, "a name and statements");
        OptionalBlock block = new OptionalBlock(scope.qualified(statement.declared()), scope, statement.place());
        policy.keep(statement.place(), 1);
        policy.optionals.add(block);
        statement.inner(2).forEach(inner -> read(inner, scope.in(block)));
    }

    private void block(Statement statement, Scope scope) {
        statement.checkSize(1, Integer.MAX_VALUE, "a name and statements");
        Block block = new Block(scope.qualified(statement.declared()));
        policy.keep(statement.place(), 1);
        if (policy.blocks.putIfAbsent(block.path(), block) != null) {
            throw statement
                    .place()
                    .malformed("block \"" + block.path() + "\" is there already: add to it with (in " + block.path()
                            + " ...)");
        }
        statement.inner(2).forEach(inner -> read(inner, scope.in(block)));
    }

    /** What is added to a block of these files stands in it; what is added to anything else is not known. */
    private void insertion(Statement statement, Scope scope) {
        int first = statement.size() > 1 && !statement.isList(2) ? 2 : 1;
        statement.checkSize(first, Integer.MAX_VALUE, "the name of a block and statements");
        if (first == 2 && !WHEN.contains(statement.symbol(1))) {
            throw statement.place().malformed("\"" + statement.symbol(1) + "\" is no time: write before or after");
        }
        String name = statement.symbol(first);
        if (!scope.namespace().isEmpty()) {
            policy.doubts.add(new Doubt(scope, statement.place(), "what is added to \"" + name + "\" within a block"));
            return;
        }
        Block block = new Block(name.startsWith(".") ? name.substring(1) : name);
        policy.keep(statement.place(), 1);
        policy.insertions.add(new Membership<>(block.path(), block, scope, statement.place()));
        statement.inner(first + 1).forEach(inner -> read(inner, scope.in(block)));
    }

    private void macro(Statement statement, Scope scope) {
        statement.checkSize(2, Integer.MAX_VALUE, "a name, a list of parameters and statements");
        String name = scope.qualified(statement.declared());
        boolean matters = false;
        for (Statement inner : statement.inner(3)) {
            matters |= !isIrrelevantHere(inner);
        }
        scope.blocks().forEach(Block::setMatters);
        policy.macros.merge(name, matters, Boolean::logicalOr);
    }

    private boolean isIrrelevantHere(Statement statement) {
        return switch (statement.keyword()) {
            case "roletype" -> true;
            case "allow", "auditallow", "dontaudit", "neverallow" ->
                statement.size() == 3 && !concernsPackets(statement.classPermissions(3));
            default -> keywords.isIrrelevant(statement.keyword());
        };
    }

    private void call(Statement statement, Scope scope) {
        statement.checkSize(1, 2, "the name of a macro and a list of arguments");
        uses.read(statement, scope);
        policy.keep(statement.place(), 1);
        policy.calls.add(new Membership<>(statement.symbol(1), statement.keyword(), scope, statement.place()));
        scope.blocks().forEach(Block::setMatters);
    }
}
