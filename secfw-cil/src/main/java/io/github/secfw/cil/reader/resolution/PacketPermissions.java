package io.github.secfw.cil.reader.resolution;

import io.github.secfw.cil.reader.database.Assignment;
import io.github.secfw.cil.reader.database.NameKind;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.database.Scope;
import io.github.secfw.cil.reader.database.TreeNode;
import io.github.secfw.cil.reader.syntax.CilExpression;
import io.github.secfw.cil.reader.syntax.ClassPermissions;
import io.github.secfw.cil.reader.syntax.KnownClasses;
import io.github.secfw.cil.reader.syntax.SourcePosition;
import io.github.secfw.selinux.Permission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves a class with permissions, a class map or a set of permissions to the permissions on packets in it. */
public final class PacketPermissions {

    private static final String PACKET = "packet";
    /** Permissions that only kernels before 2.6.30 check. */
    private static final List<String> OLD = List.of("flow_in", "flow_out");

    private static final int MAX_DEPTH = 100;

    private final PolicyDatabase policy;
    private final ScopeStatuses statuses;
    private final KnownClasses knownClasses = new KnownClasses();
    private final Set<String> ofPacket = new LinkedHashSet<>();
    private final Map<String, List<Assignment<ClassPermissions>>> sets = new HashMap<>();
    private final Map<String, List<Assignment<ClassPermissions>>> mappings = new HashMap<>();

    public PacketPermissions(PolicyDatabase policy, ScopeStatuses statuses) {
        this.policy = policy;
        this.statuses = statuses;
        if (policy.isWhole()) {
            ofPacket.addAll(policy.classes.getOrDefault(PACKET, List.of()));
            for (String common : policy.classCommons.getOrDefault(PACKET, List.of())) {
                ofPacket.addAll(policy.commons.getOrDefault(common, List.of()));
            }
        } else {
            for (Permission permission : Permission.values()) {
                ofPacket.add(permission.toString());
            }
        }
        for (Assignment<ClassPermissions> set : policy.classPermissionSets) {
            String full = set(set.scope().around(), set.name());
            sets.computeIfAbsent(full, unused -> new ArrayList<>()).add(set);
        }
        for (Assignment<ClassPermissions> mapping : policy.classMappings) {
            String map = mapping.name().substring(0, mapping.name().indexOf(' '));
            String full = map(mapping.scope().around(), map)
                    + mapping.name().substring(mapping.name().indexOf(' '));
            mappings.computeIfAbsent(full, unused -> new ArrayList<>()).add(mapping);
        }
    }

    private String set(TreeNode around, String name) {
        return policy.resolve(around, name, NameKind.PERMISSIONS, policy.classPermissions::containsKey);
    }

    /** Resolves a class or class map, which share one namespace. */
    private String map(TreeNode around, String name) {
        return policy.resolve(around, name, NameKind.CLASS, policy.classNames::containsKey);
    }

    public Set<Permission> of(ClassPermissions permissions, Scope scope, SourcePosition position)
            throws UnmodelledException {
        Set<Permission> found = EnumSet.noneOf(Permission.class);
        add(permissions, scope, position, found, 0);
        return found;
    }

    private void add(
            ClassPermissions permissions, Scope scope, SourcePosition position, Set<Permission> found, int depth)
            throws UnmodelledException {
        if (depth > MAX_DEPTH) {
            throw new UnmodelledException("class maps that are nested more than " + MAX_DEPTH + " deep");
        }
        if (permissions instanceof ClassPermissions.Named named) {
            String full = set(scope.around(), named.name());
            addAll(sets.getOrDefault(full, List.of()), "the set of permissions \"" + named.name() + "\"", found, depth);
        } else if (permissions instanceof ClassPermissions.Direct direct) {
            add(direct, scope, position, found, depth);
        }
    }

    private void add(
            ClassPermissions.Direct direct, Scope scope, SourcePosition position, Set<Permission> found, int depth)
            throws UnmodelledException {
        String map = map(scope.around(), direct.className());
        if (map.equals(PACKET) && !policy.classMaps.containsKey(PACKET)) {
            Set<String> some = evaluate(direct.permissions(), ofPacket);
            for (Permission permission : Permission.values()) {
                if (some.remove(permission.toString())) {
                    found.add(permission);
                }
            }
            some.removeAll(ofPacket);
            some.removeAll(OLD);
            for (String name : some) {
                refuse(name, scope, position);
            }
        } else if (policy.classMaps.containsKey(map)) {
            List<String> all = policy.classMaps.getOrDefault(map, List.of());
            for (String name : evaluate(direct.permissions(), all)) {
                addAll(
                        mappings.getOrDefault(map + " " + name, List.of()),
                        "the class map \"" + map + "\"",
                        found,
                        depth);
            }
        } else if (!knownClasses.has(map) && !policy.classes.containsKey(map)) {
            throw new UnmodelledException("a rule on \"" + direct.className()
                    + "\", which may be a class map for packets that these files do not declare");
        }
    }

    private static void refuse(String permission, Scope scope, SourcePosition position) throws UnmodelledException {
        if (scope.optional().isPresent()) {
            throw new UnmodelledException("class packet has no permission \"" + permission + "\"");
        }
        throw position.malformed("class packet has no permission \"" + permission
                + "\": expected send, recv, relabelto, forward_in or forward_out");
    }

    private void addAll(Collection<Assignment<ClassPermissions>> members, String set, Set<Permission> found, int depth)
            throws UnmodelledException {
        if (members.isEmpty()) {
            throw new UnmodelledException("a rule on " + set + ", whose permissions these files do not declare");
        }
        for (Assignment<ClassPermissions> member : members) {
            ScopeStatus status = statuses.of(member.scope());
            if (!status.isPossible()) {
                continue;
            }
            if (status.reason().isPresent() || status.block().isPresent()) {
                throw new UnmodelledException(
                        "a rule on " + set + ", whose permissions depend on an optional block or tunable");
            }
            add(member.value(), member.scope(), member.position(), found, depth + 1);
        }
    }

    private static Set<String> evaluate(CilExpression expression, Collection<String> all) {
        if (expression instanceof CilExpression.Name one) {
            return new LinkedHashSet<>(List.of(one.name()));
        }
        if (expression instanceof CilExpression.AnyOf list) {
            Set<String> union = new LinkedHashSet<>();
            list.operands().forEach(operand -> union.addAll(evaluate(operand, all)));
            return union;
        }
        if (expression instanceof CilExpression.Operation operation) {
            Set<String> first = evaluate(operation.operands().get(0), all);
            Optional<Set<String>> second = operation.operands().size() > 1
                    ? Optional.of(evaluate(operation.operands().get(1), all))
                    : Optional.empty();
            return apply(operation.operator(), first, second.orElse(Set.of()), all);
        }
        return new LinkedHashSet<>(all);
    }

    private static Set<String> apply(
            CilExpression.Operator operator, Set<String> first, Set<String> second, Collection<String> all) {
        Set<String> result = new LinkedHashSet<>();
        switch (operator) {
            case NOT -> {
                result.addAll(all);
                result.removeAll(first);
            }
            case AND -> {
                result.addAll(first);
                result.retainAll(second);
            }
            case OR -> {
                result.addAll(first);
                result.addAll(second);
            }
            default -> {
                result.addAll(first);
                result.removeAll(second);
                second.stream().filter(name -> !first.contains(name)).forEach(result::add);
            }
        }
        return result;
    }
}
