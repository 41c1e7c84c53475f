package io.github.secfw.cil.reader.parser;

import io.github.secfw.cil.reader.database.Assignment;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.database.Scope;
import io.github.secfw.cil.reader.database.UnmodelledFeature;
import io.github.secfw.cil.reader.syntax.CilStatement;
import io.github.secfw.cil.reader.syntax.ClassPermissions;
import io.github.secfw.cil.reader.syntax.KnownClasses;
import io.github.secfw.cil.reader.syntax.ReservedNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the statements that declare names which rules on packets can use, or that restrict such rules. */
public final class DeclarationReader {

    private final PolicyDatabase policy;
    private final KnownClasses knownClasses;

    public DeclarationReader(PolicyDatabase policy, KnownClasses knownClasses) {
        this.policy = policy;
        this.knownClasses = knownClasses;
    }

    /** Reads a statement, and returns whether its keyword is one of these. */
    public boolean read(CilStatement statement, Scope scope) {
        switch (statement.keyword()) {
            case "type" -> name(statement, scope, policy.types);
            case "typeattribute" -> name(statement, scope, policy.attributes);
            case "typealias" -> name(statement, scope, policy.aliases);
            case "typealiasactual" -> actual(statement, scope);
            case "boolean" -> bool(statement, scope);
            case "tunable" -> tunable(statement, scope);
            case "class" -> permissions(statement, scope, policy.classes);
            case "common" -> common(statement, scope);
            case "classcommon" -> classCommon(statement, scope);
            case "classpermission" -> name(statement, scope, policy.classPermissions);
            case "classpermissionset" -> classPermissionSet(statement, scope);
            case "classmap" -> classMap(statement, scope);
            case "classmapping" -> classMapping(statement, scope);
            case "constrain", "mlsconstrain" -> constraint(statement, scope);
            case "typebounds" -> bounds(statement, scope);
            case "typepermissive" -> permissive(statement, scope);
            case "deny" -> deny(statement, scope);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void name(CilStatement statement, Scope scope, Map<String, List<Scope>> kind) {
        statement.checkSize(1, "a name");
        policy.count(statement.position(), 1);
        policy.declare(kind, statement, scope);
    }

    private void actual(CilStatement statement, Scope scope) {
        statement.checkSize(2, "an alias and a type");
        policy.count(statement.position(), 2);
        policy.aliasTargets.add(
                new Assignment<>(statement.symbol(1), statement.symbol(2), scope, statement.position()));
    }

    private boolean value(CilStatement statement, Scope scope, Map<String, List<Scope>> kind) {
        statement.checkSize(2, "a name and true or false");
        String value = statement.symbol(2);
        if (!value.equals("true") && !value.equals("false")) {
            throw statement.position().malformed("invalid value \"" + value + "\": write true or false");
        }
        policy.count(statement.position(), 1);
        policy.declare(kind, statement, scope);
        return value.equals("true");
    }

    private void bool(CilStatement statement, Scope scope) {
        policy.initialValues.add(new Assignment<>(
                scope.qualified(statement.declaredName()),
                value(statement, scope, policy.booleans),
                scope,
                statement.position()));
    }

    private void tunable(CilStatement statement, Scope scope) {
        policy.tunables.put(scope.qualified(statement.declaredName()), value(statement, scope, policy.tunableNames));
    }

    private void common(CilStatement statement, Scope scope) {
        statement.checkSize(1, 2, "a name and a list of permissions");
        keepPermissions(statement, scope.qualified(statement.declaredName()), policy.commons);
    }

    private void permissions(CilStatement statement, Scope scope, Map<String, List<String>> kind) {
        statement.checkSize(1, 2, "a name and a list of permissions");
        keepPermissions(statement, scope.qualified(statement.declaredName()), kind);
        policy.declare(policy.classNames, statement, scope);
        if (statement.symbol(1).equals("packet")
                && (!statement.keyword().equals("class")
                        || !scope.namespacePath().isEmpty())) {
            policy.addUnmodelled(scope, statement.position(), "a class \"packet\" other than the kernel's");
        }
    }

    private void keepPermissions(CilStatement statement, String name, Map<String, List<String>> kind) {
        List<String> permissions = statement.size() == 1 ? List.of() : statement.names(2);
        policy.count(statement.position(), permissions.size() + 1);
        for (String permission : permissions) {
            if (ReservedNames.areReserved("permission", permission)) {
                throw statement.position().malformed("\"" + permission + "\" is a keyword: choose another name");
            }
        }
        kind.computeIfAbsent(name, unused -> new ArrayList<>()).addAll(permissions);
    }

    private void classCommon(CilStatement statement, Scope scope) {
        statement.checkSize(2, "a class and a common set of permissions");
        policy.count(statement.position(), 2);
        policy.classCommons
                .computeIfAbsent(scope.qualified(statement.symbol(1)), unused -> new ArrayList<>())
                .add(statement.symbol(2));
    }

    private void classPermissionSet(CilStatement statement, Scope scope) {
        statement.checkSize(2, "the name of a set and (CLASS (PERMISSION ...))");
        policy.count(statement.position(), 2);
        policy.classPermissionSets.add(
                new Assignment<>(statement.symbol(1), statement.classPermissions(2), scope, statement.position()));
    }

    private void classMap(CilStatement statement, Scope scope) {
        permissions(statement, scope, policy.classMaps);
        if (knownClasses.has(statement.symbol(1))) {
            policy.addUnmodelled(
                    scope,
                    statement.position(),
                    "a class map with the name of the class \"" + statement.symbol(1) + "\"");
        }
    }

    private void classMapping(CilStatement statement, Scope scope) {
        statement.checkSize(3, "a class map, one of its permissions, and a class with permissions");
        policy.count(statement.position(), 3);
        policy.classMappings.add(new Assignment<>(
                statement.symbol(1) + " " + statement.symbol(2),
                statement.classPermissions(3),
                scope,
                statement.position()));
    }

    private void constraint(CilStatement statement, Scope scope) {
        statement.checkSize(2, "a class with permissions and an expression");
        ClassPermissions permissions = statement.classPermissions(1);
        if (scope.mayConcernPackets(permissions, knownClasses)) {
            policy.count(statement.position(), 1);
            policy.constraints.add(new Assignment<>(statement.keyword(), permissions, scope, statement.position()));
        }
    }

    private void bounds(CilStatement statement, Scope scope) {
        statement.checkSize(2, "the bounding type and the bounded type");
        policy.count(statement.position(), 1);
        policy.typeBounds.add(new UnmodelledFeature(
                scope,
                statement.position(),
                "type \"" + statement.symbol(2) + "\" is bounded by \"" + statement.symbol(1) + "\""));
    }

    private void permissive(CilStatement statement, Scope scope) {
        statement.checkSize(1, "a type");
        policy.count(statement.position(), 1);
        policy.addUnmodelled(
                scope,
                statement.position(),
                "domain \"" + statement.symbol(1) + "\" is permissive: the kernel does not enforce its rules");
    }

    private void deny(CilStatement statement, Scope scope) {
        statement.checkSize(3, "a domain, a type, and a class with permissions");
        ClassPermissions permissions = statement.classPermissions(3);
        if (scope.mayConcernPackets(permissions, knownClasses)) {
            policy.count(statement.position(), 1);
            policy.addUnmodelled(scope, statement.position(), "a \"deny\" rule on packets");
        }
    }
}
