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

/** What names of types stand for: in a block first what is declared there, then what is declared around it. */
public final class NameResolver {

    private static final int MOST_ALIASES = 100;

    private final PolicyDatabase policy;
    private final ScopeStatuses presences;
    private final Map<String, Assignment<String>> actuals = new HashMap<>();

    public NameResolver(PolicyDatabase policy, ScopeStatuses presences) {
        this.policy = policy;
        this.presences = presences;
        for (Assignment<String> actual : policy.actuals) {
            String alias = policy.resolve(actual.scope().around(), actual.set(), NameKind.TYPE, this::isAlias);
            Optional<Assignment<String>> other = Optional.ofNullable(actuals.putIfAbsent(alias, actual));
            if (other.isPresent() && !other.get().members().equals(actual.members())) {
                throw actual.place()
                        .malformed("alias \"" + alias + "\" stands for \""
                                + other.get().members() + "\" already: choose one");
            }
        }
    }

    /** The full name of a type or attribute; an alias is replaced by what it stands for. */
    public String type(TreeNode around, String name) {
        String full = policy.resolve(around, name, NameKind.TYPE, this::isOfType);
        for (int i = 0; actuals.containsKey(full); i++) {
            Assignment<String> actual = actuals.getOrDefault(full, policy.actuals.get(0));
            if (i == MOST_ALIASES) {
                throw actual.place().malformed("alias \"" + full + "\" stands for itself: name a type");
            }
            full = policy.resolve(actual.scope().around(), actual.members(), NameKind.TYPE, this::isOfType);
        }
        return full;
    }

    public String bool(TreeNode around, String name) {
        return policy.resolve(around, name, NameKind.BOOLEAN, full -> isThere(policy.booleans, full));
    }

    /** The full name of a role. */
    String role(OptionalBlock.Use use) {
        return policy.resolve(use.around(), use.name(), NameKind.ROLE, full -> isThere(policy.roles, full));
    }

    public boolean isType(String full) {
        return isThere(policy.types, full);
    }

    /** The types, attributes and aliases that are declared in any case. */
    public List<String> certainTypes() {
        return Stream.of(policy.types, policy.attributes, policy.aliases)
                .flatMap(kind -> kind.keySet().stream().filter(full -> isThere(kind, full, ScopeStatus::isCertain)))
                .toList();
    }

    public boolean isAttribute(String full) {
        return isThere(policy.attributes, full);
    }

    boolean isAlias(String full) {
        return isThere(policy.aliases, full);
    }

    public boolean isOfType(String full) {
        return isType(full) || isAttribute(full) || isAlias(full);
    }

    /** Whether a use of a name that is no permission finds something of its kind. */
    public boolean isDeclared(OptionalBlock.Use use) {
        return declared(use, ScopeStatus::isPossible);
    }

    /** The same, where the declaration is certainly in force. */
    boolean isCertain(OptionalBlock.Use use) {
        return declared(use, ScopeStatus::isCertain);
    }

    private boolean declared(OptionalBlock.Use use, Predicate<ScopeStatus> there) {
        return switch (use.kind()) {
            case TYPE -> {
                String full = policy.resolve(use.around(), use.name(), NameKind.TYPE, this::isOfType);
                yield isThere(policy.types, full, there)
                        || isThere(policy.attributes, full, there)
                        || isThere(policy.aliases, full, there);
            }
            case ROLE -> isFound(policy.roles, use, there);
            case CLASS -> isFound(policy.classNames, use, there);
            case PERMISSIONS -> isFound(policy.classPermissions, use, there);
            case BOOLEAN -> isFound(policy.booleans, use, there);
            case TUNABLE -> isFound(policy.tunableNames, use, there);
            case COMMON, PERMISSION, BLOCK, STATEMENT -> false;
        };
    }

    private boolean isFound(Map<String, List<Scope>> kind, OptionalBlock.Use use, Predicate<ScopeStatus> there) {
        return isThere(kind, policy.resolve(use.around(), use.name(), use.kind(), full -> isThere(kind, full)), there);
    }

    private boolean isThere(Map<String, List<Scope>> kind, String full) {
        return isThere(kind, full, ScopeStatus::isPossible);
    }

    private boolean isThere(Map<String, List<Scope>> kind, String full, Predicate<ScopeStatus> there) {
        for (Scope scope : kind.getOrDefault(full, List.of())) {
            if (there.test(presences.of(scope))) {
                return true;
            }
        }
        return false;
    }
}
