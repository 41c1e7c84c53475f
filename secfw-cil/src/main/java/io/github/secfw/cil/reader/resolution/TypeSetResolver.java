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

/** Finds out which types a name stands for, as far as the files say it. */
public final class TypeSetResolver {

    private static final String OF_OBJECTS = "object_r";
    private static final int MAX_DEPTH = 500;
    private static final long MAX_WORK = 100_000_000;

    private final PolicyDatabase policy;
    private final NameResolver names;
    private final ScopeStatuses presences;
    private final Map<String, List<Assignment<CilExpression>>> sets = new HashMap<>();
    private final Map<Asked, Map<String, TypeSet>> known = new HashMap<>();
    private final Map<Asked, Map<String, TypeSet>> settled = new HashMap<>();
    private final Set<String> objects = new HashSet<>();
    private final Set<String> open = new HashSet<>();
    private int depth;
    private long work;

    /** Whose types: those of domains are another thing, since a type that is for packets alone is no domain. */
    public record Asked(Optional<OptionalBlock> block, boolean areDomains) {}

    public TypeSetResolver(PolicyDatabase policy, NameResolver names, ScopeStatuses presences) {
        this.policy = policy;
        this.names = names;
        this.presences = presences;
        Set<String> subjects = new HashSet<>();
        for (RoleTypeStatement roleType : policy.roleTypes) {
            String full = names.type(roleType.type().around(), roleType.type().name());
            if (names.isType(full)) {
                (names.role(roleType.role()).equals(OF_OBJECTS) ? objects : subjects).add(full);
            }
        }
        objects.removeAll(subjects);
        for (Assignment<CilExpression> set : policy.attributeSets) {
            String full = names.type(set.scope().around(), set.set());
            if (names.isType(full)) {
                throw set.place().malformed("\"" + set.set() + "\" is a type, not an attribute: name an attribute");
            }
            sets.computeIfAbsent(full, unused -> new ArrayList<>(1)).add(set);
        }
    }

    /** Whether the files say that the name is an attribute's. */
    public boolean isAttribute(String full) {
        return names.isAttribute(full) || sets.containsKey(full);
    }

    /** Whether the name stands for others, as far as the files say. */
    private boolean isSet(String full) {
        return !names.isType(full) && isAttribute(full);
    }

    /**
     * The types of a full name, for a rule in an optional block or in none.
     *
     * <p>An attribute that is not declared stands for itself, and for the types that these files add to it. That a type of
     * theirs for packets is in it makes no domain of that type.
     */
    private TypeSet of(String full, Asked asked, SourcePosition place) throws UnmodelledException {
        if (!isSet(full)) {
            return TypeSet.of(Set.of(full));
        }
        Map<String, TypeSet> before = known.computeIfAbsent(asked, unused -> new HashMap<>());
        Optional<TypeSet> of = Optional.ofNullable(before.get(full));
        if (of.isPresent()) {
            return of.get();
        }
        if (!open.add(full)) {
            throw place.malformed("attribute \"" + full + "\" stands for itself: name other types");
        }
        enter(place);
        List<TypeSet> parts = new ArrayList<>();
        if (!names.isAttribute(full)) {
            parts.add(TypeSet.of(Set.of(full)));
        }
        for (Assignment<CilExpression> set : sets.getOrDefault(full, List.of())) {
            if (counts(set, full, asked)) {
                TypeSet members = of(set.members(), set, asked);
                parts.add(names.isAttribute(full) || !asked.areDomains() ? members : members.without(objects));
            }
        }
        TypeSet all = TypeSet.union(parts);
        spend(all.size(), place);
        depth--;
        open.remove(full);
        before.put(full, all);
        return all;
    }

    private boolean counts(Assignment<CilExpression> set, String full, Asked asked) throws UnmodelledException {
        ScopeStatus presence = presences.of(set.scope());
        if (!presence.isPossible()) {
            return false;
        }
        if (presence.doubt().isPresent()) {
            throw notKnown(full, presence.doubt().get() + " gives it types");
        }
        if (presence.block().isPresent() && !presence.block().equals(asked.block())) {
            throw notKnown(
                    full, "the optional block \"" + presence.block().get().name() + "\" gives it types");
        }
        return true;
    }

    private UnmodelledException notKnown(String full, String why) {
        open.clear();
        depth = 0;
        return new UnmodelledException("a rule on \"" + full + "\", where " + why);
    }

    /** The types that a statement puts into an attribute. */
    public TypeSet of(Assignment<CilExpression> set, Optional<OptionalBlock> block) throws UnmodelledException {
        return of(set.members(), set, new Asked(block, false));
    }

    private TypeSet of(CilExpression expression, Assignment<CilExpression> set, Asked asked)
            throws UnmodelledException {
        enter(set.place());
        TypeSet members = membersOf(expression, set, asked);
        depth--;
        spend(members.size(), set.place());
        return members;
    }

    private TypeSet membersOf(CilExpression expression, Assignment<CilExpression> set, Asked asked)
            throws UnmodelledException {
        if (expression instanceof CilExpression.Name one) {
            String full = names.type(set.scope().around(), one.name());
            if (policy.isWhole() && !names.isOfType(full)) {
                throw notKnown(one.name(), "\"" + one.name() + "\" is not declared in these files");
            }
            return of(full, asked, set.place());
        }
        if (expression instanceof CilExpression.AnyOf list) {
            return union(list.operands(), set, asked);
        }
        if (expression instanceof CilExpression.Operation operation) {
            return apply(operation, set, asked);
        }
        return TypeSet.ALL;
    }

    private TypeSet union(List<CilExpression> operands, Assignment<CilExpression> set, Asked asked)
            throws UnmodelledException {
        List<TypeSet> parts = new ArrayList<>();
        for (CilExpression operand : operands) {
            parts.add(of(operand, set, asked));
        }
        return TypeSet.union(parts);
    }

    private TypeSet apply(CilExpression.Operation operation, Assignment<CilExpression> set, Asked asked)
            throws UnmodelledException {
        TypeSet first = of(operation.operands().get(0), set, asked);
        if (operation.operator() == CilExpression.Operator.NOT) {
            return orNotKnown(first.not(names::isType), set);
        }
        TypeSet second = of(operation.operands().get(1), set, asked);
        return switch (operation.operator()) {
            case AND -> orNotKnown(first.and(second, names::isType), set);
            case OR -> TypeSet.union(List.of(first, second));
            case XOR -> TypeSet.union(List.of(less(first, second, set), less(second, first, set)));
            default ->
                throw set.place()
                        .malformed("\"eq\" and \"neq\" cannot stand in a set of types: write and, or, not or xor");
        };
    }

    private TypeSet less(TypeSet members, TypeSet others, Assignment<CilExpression> set) throws UnmodelledException {
        TypeSet outside = orNotKnown(others.not(names::isType), set);
        return orNotKnown(members.and(outside, names::isType), set);
    }

    private TypeSet orNotKnown(Optional<TypeSet> members, Assignment<CilExpression> set) throws UnmodelledException {
        if (members.isEmpty()) {
            throw notKnown(
                    names.type(set.scope().around(), set.set()),
                    "its types are those that two attributes have in common, which are not in these files");
        }
        return members.get();
    }

    private void enter(SourcePosition place) {
        depth++;
        if (depth > MAX_DEPTH) {
            throw place.malformed("attributes stand for each other more than " + MAX_DEPTH + " deep: nest them less");
        }
    }

    private void spend(int size, SourcePosition place) {
        work += size;
        if (work > MAX_WORK) {
            throw place.malformed("the attributes have too many types: read fewer files at once");
        }
    }

    /** The same, for a whole policy with every type by its name. */
    public TypeSet settled(String full, Asked asked, SourcePosition place) throws UnmodelledException {
        if (!isSet(full)) {
            return TypeSet.of(Set.of(full));
        }
        Map<String, TypeSet> before = settled.computeIfAbsent(asked, unused -> new HashMap<>());
        Optional<TypeSet> of = Optional.ofNullable(before.get(full));
        if (of.isPresent()) {
            return of.get();
        }
        TypeSet members = of(full, asked, place);
        TypeSet result = policy.isWhole() ? named(members) : members;
        spend(result.size(), place);
        before.put(full, result);
        return result;
    }

    private TypeSet named(TypeSet members) {
        Set<String> types = new HashSet<>();
        for (TypeSet.Part part : members.parts()) {
            Set<String> some = new HashSet<>(part.isAll() ? policy.types.keySet() : part.plus());
            some.removeIf(name -> part.isAll() && !names.isType(name));
            some.removeAll(part.minus());
            types.addAll(some);
        }
        return TypeSet.of(types);
    }
}
