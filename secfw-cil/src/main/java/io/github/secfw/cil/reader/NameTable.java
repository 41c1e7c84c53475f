package io.github.secfw.cil.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What names of types stand for: in a block first what is declared there, then what is declared around it. */
final class NameTable {

    private static final int MOST_ALIASES = 100;

    private final PolicyText policy;
    private final Presences presences;
    private final Map<String, Membership<String>> actuals = new HashMap<>();

    NameTable(PolicyText policy, Presences presences) {
        this.policy = policy;
        this.presences = presences;
        for (Membership<String> actual : policy.actuals) {
            String alias = resolve(actual.scope().namespace(), actual.set(), this::isAlias);
            Optional<Membership<String>> other = Optional.ofNullable(actuals.putIfAbsent(alias, actual));
            if (other.isPresent() && !other.get().members().equals(actual.members())) {
                throw actual.place()
                        .malformed("alias \"" + alias + "\" stands for \""
                                + other.get().members() + "\" already: choose one");
            }
        }
    }

    /** The full name of a type or attribute; an alias is replaced by what it stands for. */
    String type(String namespace, String name) {
        String full = resolve(namespace, name, this::isOfType);
        for (int i = 0; actuals.containsKey(full); i++) {
            Membership<String> actual = actuals.getOrDefault(full, policy.actuals.get(0));
            if (i == MOST_ALIASES) {
                throw actual.place().malformed("alias \"" + full + "\" stands for itself: name a type");
            }
            full = resolve(actual.scope().namespace(), actual.members(), this::isOfType);
        }
        return full;
    }

    String bool(String namespace, String name) {
        return resolve(namespace, name, full -> isThere(policy.booleans, full));
    }

    Optional<Boolean> tunable(String namespace, String name) {
        return Optional.ofNullable(policy.tunables.get(resolve(namespace, name, policy.tunables::containsKey)));
    }

    /** The full name for which the condition holds, or else the name outside of all blocks. */
    static String resolve(String namespace, String name, Predicate<String> isThere) {
        if (name.startsWith(".")) {
            return name.substring(1);
        }
        String around = namespace;
        while (!around.isEmpty()) {
            String full = around + "." + name;
            if (isThere.test(full)) {
                return full;
            }
            around = around.substring(0, Math.max(0, around.lastIndexOf('.')));
        }
        return name;
    }

    boolean isType(String full) {
        return isThere(policy.types, full);
    }

    boolean isAttribute(String full) {
        return isThere(policy.attributes, full);
    }

    boolean isAlias(String full) {
        return isThere(policy.aliases, full);
    }

    boolean isOfType(String full) {
        return isType(full) || isAttribute(full) || isAlias(full);
    }

    /** Whether a use of a name that is no permission finds something of its kind. */
    boolean isDeclared(OptionalBlock.Use use) {
        return declared(use, Presence::isPossible);
    }

    /** The same, where the declaration is certainly in force. */
    boolean isCertain(OptionalBlock.Use use) {
        return declared(use, Presence::isCertain);
    }

    private boolean declared(OptionalBlock.Use use, Predicate<Presence> there) {
        return switch (use.kind()) {
            case TYPE -> {
                String full = resolve(use.namespace(), use.name(), this::isOfType);
                yield isThere(policy.types, full, there)
                        || isThere(policy.attributes, full, there)
                        || isThere(policy.aliases, full, there);
            }
            case ROLE -> isFound(policy.roles, use, there);
            case CLASS -> isFound(policy.classNames, use, there);
            case PERMISSIONS -> isFound(policy.classPermissions, use, there);
            case BOOLEAN -> isFound(policy.booleans, use, there);
            case TUNABLE -> isFound(policy.tunableNames, use, there);
            case PERMISSION, STATEMENT -> false;
        };
    }

    private boolean isFound(Map<String, List<Scope>> kind, OptionalBlock.Use use, Predicate<Presence> there) {
        return isThere(kind, resolve(use.namespace(), use.name(), full -> isThere(kind, full)), there);
    }

    private boolean isThere(Map<String, List<Scope>> kind, String full) {
        return isThere(kind, full, Presence::isPossible);
    }

    private boolean isThere(Map<String, List<Scope>> kind, String full, Predicate<Presence> there) {
        for (Scope scope : kind.getOrDefault(full, List.of())) {
            if (there.test(presences.of(scope))) {
                return true;
            }
        }
        return false;
    }
}
