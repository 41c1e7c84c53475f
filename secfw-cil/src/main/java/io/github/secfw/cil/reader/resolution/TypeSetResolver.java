package io.github.secfw.cil.reader.resolution;

import io.github.secfw.cil.reader.database.Assignment;
import io.github.secfw.cil.reader.database.OptionalBlock;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.database.RoleTypeStatement;
import io.github.secfw.cil.reader.syntax.CilExpression;
import io.github.secfw.cil.reader.syntax.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves attributes and expressions to sets of types, as far as the files declare them. */
public final class TypeSetResolver {

    private static final String OBJECT_ROLE = "object_r";
    private static final int MAX_DEPTH = 500;
    private static final long MAX_WORK = 100_000_000;

    private final PolicyDatabase policy;
    private final NameResolver names;
    private final ScopeStatuses statuses;
    private final Map<String, List<Assignment<CilExpression>>> sets = new HashMap<>();
    private final Map<Query, Map<String, TypeSet>> resolved = new HashMap<>();
    private final Map<Query, Map<String, TypeSet>> named = new HashMap<>();
    private final Set<String> objects = new HashSet<>();
    private final Set<String> inProgress = new HashSet<>();
    private int depth;
    private long work;

    /**
     * What types are resolved for. A type with only the role of objects is not a domain, so domains are resolved apart.
     *
     * @param block the optional block of the rule
     * @param areDomains whether the types are domains
     */
    public record Query(Optional<OptionalBlock> block, boolean areDomains) {}

    public TypeSetResolver(PolicyDatabase policy, NameResolver names, ScopeStatuses statuses) {
        this.policy = policy;
        this.names = names;
        this.statuses = statuses;
        Set<String> subjects = new HashSet<>();
        for (RoleTypeStatement roleType : policy.roleTypes) {
            String full = names.type(roleType.type().around(), roleType.type().name());
            if (names.isType(full)) {
                (names.role(roleType.role()).equals(OBJECT_ROLE) ? objects : subjects).add(full);
            }
        }
        objects.removeAll(subjects);
        for (Assignment<CilExpression> set : policy.attributeSets) {
            String full = names.type(set.scope().around(), set.name());
            if (names.isType(full)) {
                throw set.position().malformed("\"" + set.name() + "\" is a type, not an attribute: name an attribute");
            }
            sets.computeIfAbsent(full, unused -> new ArrayList<>(1)).add(set);
        }
    }

    /** Whether the files declare the attribute or add types to it. */
    public boolean isAttribute(String full) {
        return names.isAttribute(full) || sets.containsKey(full);
    }

    /** Whether the name is resolved to others. */
    private boolean isSet(String full) {
        return !names.isType(full) && isAttribute(full);
    }

    /**
     * The types of a full name.
     *
     * <p>An attribute that is not declared stands for itself and for the types that these files add to it. Packet types among
     * them are not domains.
     */
    private TypeSet of(String full, Query query, SourcePosition position) throws UnmodelledException {
        if (!isSet(full)) {
            return TypeSet.of(Set.of(full));
        }
        Map<String, TypeSet> before = resolved.computeIfAbsent(query, unused -> new HashMap<>());
        Optional<TypeSet> of = Optional.ofNullable(before.get(full));
        return of.isPresent() ? of.get() : resolve(full, query, position, before);
    }

    private TypeSet resolve(String full, Query query, SourcePosition position, Map<String, TypeSet> before)
            throws UnmodelledException {
        if (!inProgress.add(full)) {
            throw position.malformed("attribute \"" + full + "\" contains itself: name other types");
        }
        enter(position);
        List<TypeSet> parts = new ArrayList<>();
        if (!names.isAttribute(full)) {
            parts.add(TypeSet.of(Set.of(full)));
        }
        for (Assignment<CilExpression> set : sets.getOrDefault(full, List.of())) {
            if (isInForce(set, full, query)) {
                TypeSet members = of(set.value(), set, query);
                parts.add(names.isAttribute(full) || !query.areDomains() ? members : members.without(objects));
            }
        }
        TypeSet all = TypeSet.union(parts);
        spend(all.size(), position);
        depth--;
        inProgress.remove(full);
        before.put(full, all);
        return all;
    }

    private boolean isInForce(Assignment<CilExpression> set, String full, Query query) throws UnmodelledException {
        ScopeStatus status = statuses.of(set.scope());
        if (!status.isPossible()) {
            return false;
        }
        if (status.reason().isPresent()) {
            throw unmodelled(full, "to which " + status.reason().get() + " adds types");
        }
        if (status.block().isPresent() && !status.block().equals(query.block())) {
            throw unmodelled(
                    full,
                    "to which the optional block \"" + status.block().get().name() + "\" adds types");
        }
        return true;
    }

    private UnmodelledException unmodelled(String full, String reason) {
        inProgress.clear();
        depth = 0;
        return new UnmodelledException("a rule on \"" + full + "\", " + reason);
    }

    /** The types that a statement adds to an attribute. */
    public TypeSet of(Assignment<CilExpression> set, Optional<OptionalBlock> block) throws UnmodelledException {
        return of(set.value(), set, new Query(block, false));
    }

    private TypeSet of(CilExpression expression, Assignment<CilExpression> set, Query query)
            throws UnmodelledException {
        enter(set.position());
        TypeSet members = membersOf(expression, set, query);
        depth--;
        spend(members.size(), set.position());
        return members;
    }

    private TypeSet membersOf(CilExpression expression, Assignment<CilExpression> set, Query query)
            throws UnmodelledException {
        if (expression instanceof CilExpression.Name one) {
            String full = names.type(set.scope().around(), one.name());
            if (policy.isWhole() && !names.isOfType(full)) {
                throw unmodelled(one.name(), "which these files do not declare");
            }
            return of(full, query, set.position());
        }
        if (expression instanceof CilExpression.AnyOf list) {
            return union(list.operands(), set, query);
        }
        if (expression instanceof CilExpression.Operation operation) {
            return apply(operation, set, query);
        }
        return TypeSet.ALL;
    }

    private TypeSet union(List<CilExpression> operands, Assignment<CilExpression> set, Query query)
            throws UnmodelledException {
        List<TypeSet> parts = new ArrayList<>();
        for (CilExpression operand : operands) {
            parts.add(of(operand, set, query));
        }
        return TypeSet.union(parts);
    }

    private TypeSet apply(CilExpression.Operation operation, Assignment<CilExpression> set, Query query)
            throws UnmodelledException {
        TypeSet first = of(operation.operands().get(0), set, query);
        if (operation.operator() == CilExpression.Operator.NOT) {
            return orUnmodelled(first.not(names::isType), set);
        }
        TypeSet second = of(operation.operands().get(1), set, query);
        return switch (operation.operator()) {
            case AND -> orUnmodelled(first.and(second, names::isType), set);
            case OR -> TypeSet.union(List.of(first, second));
            case XOR -> TypeSet.union(List.of(less(first, second, set), less(second, first, set)));
            default ->
                throw set.position()
                        .malformed("\"eq\" and \"neq\" are not allowed in a set of types: write and, or, not or xor");
        };
    }

    private TypeSet less(TypeSet members, TypeSet others, Assignment<CilExpression> set) throws UnmodelledException {
        TypeSet outside = orUnmodelled(others.not(names::isType), set);
        return orUnmodelled(members.and(outside, names::isType), set);
    }

    private TypeSet orUnmodelled(Optional<TypeSet> members, Assignment<CilExpression> set) throws UnmodelledException {
        if (members.isEmpty()) {
            throw unmodelled(
                    names.type(set.scope().around(), set.name()),
                    "which combines attributes whose types are not in these files");
        }
        return members.get();
    }

    private void enter(SourcePosition position) {
        depth++;
        if (depth > MAX_DEPTH) {
            throw position.malformed("attributes are nested more than " + MAX_DEPTH + " deep: nest them less");
        }
    }

    private void spend(int size, SourcePosition position) {
        work += size;
        if (work > MAX_WORK) {
            throw position.malformed("the attributes have too many types: read fewer files at once");
        }
    }

    /** The types of a full name; in a whole policy, every type by its name. */
    public TypeSet typesOf(String full, Query query, SourcePosition position) throws UnmodelledException {
        if (!isSet(full)) {
            return TypeSet.of(Set.of(full));
        }
        Map<String, TypeSet> before = named.computeIfAbsent(query, unused -> new HashMap<>());
        if (!before.containsKey(full)) {
            TypeSet resolvedTypes = of(full, query, position);
            TypeSet types = policy.isWhole() ? named(resolvedTypes) : resolvedTypes;
            spend(types.size(), position);
            before.put(full, types);
        }
        return before.getOrDefault(full, TypeSet.NONE);
    }

    private TypeSet named(TypeSet members) {
        Set<String> types = new HashSet<>();
        for (TypeSet.Part part : members.parts()) {
            Set<String> some = new HashSet<>(part.isAll() ? policy.types.keySet() : part.included());
            some.removeIf(name -> part.isAll() && !names.isType(name));
            some.removeAll(part.excluded());
            types.addAll(some);
        }
        return TypeSet.of(types);
    }
}
