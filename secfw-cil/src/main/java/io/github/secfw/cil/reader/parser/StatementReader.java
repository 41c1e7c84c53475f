package io.github.secfw.cil.reader.parser;

import io.github.secfw.cil.reader.database.AccessRuleStatement;
import io.github.secfw.cil.reader.database.Assignment;
import io.github.secfw.cil.reader.database.NameKind;
import io.github.secfw.cil.reader.database.OptionalBlock;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.database.RoleTypeStatement;
import io.github.secfw.cil.reader.database.Scope;
import io.github.secfw.cil.reader.database.UnmodelledFeature;
import io.github.secfw.cil.reader.syntax.CilExpression;
import io.github.secfw.cil.reader.syntax.CilStatement;
import io.github.secfw.cil.reader.syntax.ClassPermissions;
import io.github.secfw.cil.reader.syntax.KnownClasses;
import io.github.secfw.cil.reader.syntax.ReservedNames;
import io.github.secfw.cil.reader.syntax.StatementKeywords;
import io.github.secfw.selinux.AccessRule;
import java.util.Set;

/** Reads single statements, and adds what matters to packets to the policy database. */
public final class StatementReader {

    /** Targets that are not names of types; the last two are keywords since libsepol 3.6. */
    private static final Set<String> OTHER_TARGETS = Set.of("self", "notself", "other");

    private final PolicyDatabase policy;
    private final KnownClasses knownClasses = new KnownClasses();
    private final StatementKeywords keywords = new StatementKeywords();
    private final DeclarationReader declarations;
    private final NameUseRecorder uses;

    public StatementReader(PolicyDatabase policy) {
        this.policy = policy;
        this.declarations = new DeclarationReader(policy, knownClasses);
        this.uses = new NameUseRecorder(policy);
    }

    /** Reads a statement and the statements in it. */
    public void read(CilStatement statement, Scope scope) {
        keywords.check(statement, scope.enclosing());
        switch (statement.keyword()) {
            case "allow" -> rule(statement, scope, AccessRule.Kind.ALLOW);
            case "auditallow" -> rule(statement, scope, AccessRule.Kind.AUDITALLOW);
            case "dontaudit" -> rule(statement, scope, AccessRule.Kind.DONTAUDIT);
            case "neverallow" -> rule(statement, scope, AccessRule.Kind.NEVERALLOW);
            case "typeattributeset" -> attributeSet(statement, scope);
            case "role", "roleattribute" -> role(statement, scope);
            case "roletype" -> roleType(statement, scope);
            case "booleanif", "tunableif" -> branches(statement, scope);
            case "optional" -> optional(statement, scope);
            default -> other(statement, scope);
        }
    }

    private void other(CilStatement statement, Scope scope) {
        String keyword = statement.keyword();
        if (keywords.isDeclaring(keyword)) {
            statement.checkSize(1, "a name");
            statement.declaredName();
        } else if (keywords.isIrrelevant(keyword)) {
            uses.read(statement, scope);
        } else if (declarations.read(statement, scope)) {
            uses.read(statement, scope);
            addHidingDeclaration(statement, scope);
        } else {
            throw statement.position().malformed("unknown statement \"" + keyword + "\": check the spelling");
        }
    }

    /** Keeps a declaration in a block that may be disabled. */
    private void addHidingDeclaration(CilStatement statement, Scope scope) {
        boolean isConditional =
                scope.optional().isPresent() || !scope.tunables().isEmpty();
        if (isConditional && !scope.namespacePath().isEmpty() && keywords.isNaming(statement.keyword())) {
            policy.hidingDeclarations.add(new UnmodelledFeature(
                    scope,
                    statement.position(),
                    "the name \"" + statement.symbol(1) + "\", whose declaration in its block is uncertain"));
        }
    }

    private void rule(CilStatement statement, Scope scope, AccessRule.Kind kind) {
        statement.checkSize(3, "a domain, a type, and a class with permissions");
        ClassPermissions permissions = statement.classPermissions(3);
        String source = statement.symbol(1);
        String target = statement.symbol(2);
        if (scope.optional().isPresent()) {
            policy.count(statement.position(), 3);
            uses.add(scope, NameKind.TYPE, source);
            if (!OTHER_TARGETS.contains(target)) {
                uses.add(scope, NameKind.TYPE, target);
            }
            uses.add(scope, permissions);
        }
        if (!scope.mayConcernPackets(permissions, knownClasses)) {
            return;
        }
        policy.count(statement.position(), 3);
        policy.rules.add(
                new AccessRuleStatement(kind, source, target, policy.intern(permissions), scope, statement.position()));
    }

    private void attributeSet(CilStatement statement, Scope scope) {
        statement.checkSize(2, "an attribute and an expression");
        String attribute = statement.symbol(1);
        CilExpression members = statement.expression(2);
        uses.add(scope, NameKind.TYPE, attribute);
        members.forEachName(name -> {
            policy.count(statement.position(), 1);
            uses.add(scope, NameKind.TYPE, name);
        });
        if (attribute.equals(ReservedNames.REQUIRE)) {
            if (scope.optional().isEmpty()) {
                members.forEachName(
                        name -> policy.requiredNames.add(new OptionalBlock.Use(NameKind.TYPE, scope, name)));
            }
            return;
        }
        policy.attributeSets.add(new Assignment<>(attribute, members, scope, statement.position()));
    }

    private void role(CilStatement statement, Scope scope) {
        statement.checkSize(1, "a name");
        policy.count(statement.position(), 1);
        policy.declare(policy.roles, statement, scope);
    }

    /** Keeps the role, because a type with only the role of objects is not a domain. */
    private void roleType(CilStatement statement, Scope scope) {
        statement.checkSize(2, "a role and a type");
        uses.read(statement, scope);
        policy.count(statement.position(), 1);
        policy.roleTypes.add(new RoleTypeStatement(
                new OptionalBlock.Use(NameKind.ROLE, scope, statement.symbol(1)),
                new OptionalBlock.Use(NameKind.TYPE, scope, statement.symbol(2))));
    }

    private void branches(CilStatement statement, Scope scope) {
        ConditionalStatement conditional = ConditionalStatement.of(statement);
        uses.addAll(scope, conditional);
        for (CilStatement branch : conditional.branches()) {
            Scope.Branch part = conditional.branch(branch, scope.around());
            Scope inner = conditional.atCompileTime() ? scope.inTunable(part) : scope.inCondition(part);
            branch.inner(1).forEach(one -> read(one, inner));
        }
    }

    private void optional(CilStatement statement, Scope scope) {
        statement.checkSize(1, Integer.MAX_VALUE, "a name and statements");
        Scope inside = policy.declareOptional(statement, scope);
        policy.count(statement.position(), 1);
        statement.inner(2).forEach(inner -> read(inner, inside));
    }
}
