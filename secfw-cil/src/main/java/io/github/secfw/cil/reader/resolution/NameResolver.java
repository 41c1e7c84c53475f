package io.github.secfw.cil.reader.resolution;

import io.github.secfw.cil.reader.database.Assignment;
import io.github.secfw.cil.reader.database.NameKind;
import io.github.secfw.cil.reader.database.OptionalBlock;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.database.Scope;
import io.github.secfw.cil.reader.database.TreeNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Resolves names of types, booleans and roles to full names, from the innermost namespace outwards. */
public final class NameResolver {

    private static final int MAX_ALIASES = 100;

    private final PolicyDatabase policy;
    private final ScopeStatuses statuses;
    private final Map<String, Assignment<String>> targets = new HashMap<>();

    public NameResolver(PolicyDatabase policy, ScopeStatuses statuses) {
        this.policy = policy;
        this.statuses = statuses;
        for (Assignment<String> target : policy.aliasTargets) {
            String alias = policy.resolve(target.scope().around(), target.name(), NameKind.TYPE, this::isAlias);
            Optional<Assignment<String>> other = Optional.ofNullable(targets.putIfAbsent(alias, target));
            if (other.isPresent() && !other.get().value().equals(target.value())) {
                throw target.position()
                        .malformed("alias \"" + alias + "\" already stands for \""
                                + other.get().value() + "\": keep one of them");
            }
        }
    }

    /** The full name of a type or attribute; an alias is replaced by its type. */
    public String type(TreeNode around, String name) {
        String full = policy.resolve(around, name, NameKind.TYPE, this::isOfType);
        for (int i = 0; targets.containsKey(full); i++) {
            Assignment<String> target = targets.getOrDefault(full, policy.aliasTargets.get(0));
            if (i == MAX_ALIASES) {
                throw target.position().malformed("alias \"" + full + "\" stands for itself: name a type");
            }
            full = policy.resolve(target.scope().around(), target.value(), NameKind.TYPE, this::isOfType);
        }
        return full;
    }

    public String bool(TreeNode around, String name) {
        return policy.resolve(around, name, NameKind.BOOLEAN, full -> isDeclared(policy.booleans, full));
    }

    /** The full name of a role. */
    String role(OptionalBlock.Use use) {
        return policy.resolve(use.around(), use.name(), NameKind.ROLE, full -> isDeclared(policy.roles, full));
    }

    public boolean isType(String full) {
        return isDeclared(policy.types, full);
    }

    /** The types, attributes and aliases that are certainly declared. */
    public List<String> certainTypes() {
        return Stream.of(policy.types, policy.attributes, policy.aliases)
                .flatMap(kind -> kind.keySet().stream().filter(full -> isDeclared(kind, full, ScopeStatus::isCertain)))
                .toList();
    }

    public boolean isAttribute(String full) {
        return isDeclared(policy.attributes, full);
    }

    boolean isAlias(String full) {
        return isDeclared(policy.aliases, full);
    }

    public boolean isOfType(String full) {
        return isType(full) || isAttribute(full) || isAlias(full);
    }

    /** Whether a name is or may be declared; always false for permissions and unmodelled statements. */
    public boolean isDeclared(OptionalBlock.Use use) {
        return declared(use, ScopeStatus::isPossible);
    }

    /** Whether a name is certainly declared. */
    boolean isCertain(OptionalBlock.Use use) {
        return declared(use, ScopeStatus::isCertain);
    }

    private boolean declared(OptionalBlock.Use use, Predicate<ScopeStatus> required) {
        return switch (use.kind()) {
            case TYPE -> {
                String full = policy.resolve(use.around(), use.name(), NameKind.TYPE, this::isOfType);
                yield isDeclared(policy.types, full, required)
                        || isDeclared(policy.attributes, full, required)
                        || isDeclared(policy.aliases, full, required);
            }
            case ROLE -> isFound(policy.roles, use, required);
            case CLASS -> isFound(policy.classNames, use, required);
            case PERMISSIONS -> isFound(policy.classPermissions, use, required);
            case BOOLEAN -> isFound(policy.booleans, use, required);
            case TUNABLE -> isFound(policy.tunableNames, use, required);
            case COMMON, PERMISSION, BLOCK, STATEMENT -> false;
        };
    }

    private boolean isFound(Map<String, List<Scope>> kind, OptionalBlock.Use use, Predicate<ScopeStatus> required) {
        return isDeclared(
                kind, policy.resolve(use.around(), use.name(), use.kind(), full -> isDeclared(kind, full)), required);
    }

    private boolean isDeclared(Map<String, List<Scope>> kind, String full) {
        return isDeclared(kind, full, ScopeStatus::isPossible);
    }

    private boolean isDeclared(Map<String, List<Scope>> kind, String full, Predicate<ScopeStatus> required) {
        for (Scope scope : kind.getOrDefault(full, List.of())) {
            if (required.test(statuses.of(scope))) {
                return true;
            }
        }
        return false;
    }
}
