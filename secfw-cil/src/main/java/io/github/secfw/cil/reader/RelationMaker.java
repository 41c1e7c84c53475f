package io.github.secfw.cil.reader;

import io.github.secfw.program.Meaning;
import io.github.secfw.selinux.AccessRelation;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.Permission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the relation of what was read, and says what it cannot. */
final class RelationMaker {

    /** Keywords in the place of a type since libsepol 3.6. */
    private static final Set<String> LATER_KEYWORDS = Set.of("notself", "other");

    /** The most rules of a relation. */
    static final int MAX_RULES = 1_000_000;

    private final PolicyText policy;
    private final Presences presences;
    private final NameTable names;
    private final TypeSets types;
    private final PacketPermissions permissions;
    private final DomainSets domains;
    private final Memberships memberships;
    private final BlockLabels labels;
    private final List<AccessRule> rules = new ArrayList<>();
    private final Map<OptionalBlock, List<AccessRule>> byBlock = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();

    RelationMaker(PolicyText policy) {
        this.policy = policy;
        this.presences = new Presences(policy);
        this.names = new NameTable(policy, presences);
        if (policy.isWhole()) {
            new OptionalBlocks(policy, presences, names).resolve();
        }
        this.types = new TypeSets(policy, names, presences);
        new AttributeCycles(policy, names, presences);
        this.permissions = new PacketPermissions(policy, presences);
        this.labels = new BlockLabels(policy);
        this.domains = new DomainSets(names, types);
        this.memberships = new Memberships(policy, presences, names, types, domains, labels);
    }

    Meaning make() {
        for (AccessStatement statement : policy.rules) {
            Presence presence = presences.of(statement.scope());
            if (presence.isPossible()) {
                try {
                    add(statement, presence);
                } catch (NotKnownException e) {
                    unknown.add(statement.place().unknown(e.fact()));
                }
            }
        }
        memberships.read(unknown);
        new Doubts(policy, presences, permissions).addTo(unknown, !rules.isEmpty());
        new NeededNames(policy, presences, names).check(byBlock, memberships, unknown);
        return Meaning.of(
                AccessRelation.of(rules)
                        .withMembers(memberships.all())
                        .withBooleans(new InitialValues(policy, presences).read(unknown))
                        .withDeclared(names.certainTypes()),
                unknown);
    }

    private void add(AccessStatement statement, Presence presence) throws NotKnownException {
        Set<Permission> granted = permissions.of(statement.permissions(), statement.scope(), statement.place());
        if (granted.isEmpty()) {
            return;
        }
        if (presence.doubt().isPresent()) {
            throw new NotKnownException(
                    "a rule on packets in " + presence.doubt().get());
        }
        Optional<BooleanValue> when = when(statement.scope());
        Optional<OptionalBlock> block = presence.block();
        Members sources = members(statement.source(), statement, new TypeSets.Asked(block, true));
        if (statement.target().equals("self")) {
            for (Members.Part part : sources.parts()) {
                for (String type : typesOf(part, statement.source())) {
                    List<DomainSet> itself = domains.of(Members.of(Set.of(type)), "a rule on packets");
                    add(statement, itself, type, granted, when, block);
                }
            }
            return;
        }
        if (sources.hasAll()) {
            throw new NotKnownException(
                    "a rule on all types but some as \"" + statement.source() + "\", which are not in these files");
        }
        List<DomainSet> sets = domains.of(sources, "a rule on packets");
        for (Members.Part part : members(statement.target(), statement, new TypeSets.Asked(block, false))
                .parts()) {
            for (String type : targetsOf(part, statement.target())) {
                add(statement, sets, type, granted, when, block);
            }
        }
    }

    private Members members(String name, AccessStatement statement, TypeSets.Asked asked) throws NotKnownException {
        String full = names.type(statement.scope().around(), name);
        if (!names.isOfType(full) && LATER_KEYWORDS.contains(name)) {
            throw new NotKnownException(
                    "a rule on \"" + name + "\", which is a keyword to some compilers and a name to others");
        }
        if (policy.isWhole() && !names.isOfType(full)) {
            throw new NotKnownException("a rule on \"" + name + "\", which these files do not declare");
        }
        return types.settled(full, asked, statement.place());
    }

    /** Types of their own packets; of a name that is not declared it is not known whether it is one type. */
    private Set<String> typesOf(Members.Part part, String source) throws NotKnownException {
        for (String name : part.plus()) {
            if (!names.isType(name)) {
                throw new NotKnownException("a rule of each type of \"" + source + "\" on its own packets");
            }
        }
        return targetsOf(part, source);
    }

    private static Set<String> targetsOf(Members.Part part, String target) throws NotKnownException {
        if (part.isAll() || !part.minus().isEmpty()) {
            throw new NotKnownException(
                    "a rule on packets of all types of \"" + target + "\" but some, which are not in these files");
        }
        return part.plus();
    }

    private void add(
            AccessStatement statement,
            List<DomainSet> sets,
            String packetType,
            Set<Permission> granted,
            Optional<BooleanValue> when,
            Optional<OptionalBlock> block)
            throws NotKnownException {
        for (DomainSet set : sets) {
            if (rules.size() == MAX_RULES) {
                throw statement
                        .place()
                        .malformed("the files have more than " + MAX_RULES
                                + " rules on packets, one for each type: read fewer files at once");
            }
            AccessRule rule = rule(statement.kind(), set, packetType, granted, when, block);
            rules.add(rule);
            block.ifPresent(one ->
                    byBlock.computeIfAbsent(one, unused -> new ArrayList<>()).add(rule));
        }
    }

    private AccessRule rule(
            AccessRule.Kind kind,
            DomainSet set,
            String packetType,
            Set<Permission> granted,
            Optional<BooleanValue> when,
            Optional<OptionalBlock> block)
            throws NotKnownException {
        try {
            return new AccessRule(kind, set, packetType, granted, when, block.map(labels::of));
        } catch (IllegalArgumentException e) {
            throw new NotKnownException("a rule on packets that cannot be stated, since " + e.getMessage());
        }
    }

    private Optional<BooleanValue> when(Scope scope) throws NotKnownException {
        if (scope.condition().isEmpty()) {
            return Optional.empty();
        }
        Scope.Branch branch = scope.condition().get();
        Expression expression = branch.expression();
        boolean value = branch.value();
        while (expression instanceof Expression.Operation operation
                && operation.operator() == Expression.Operator.NOT) {
            expression = operation.operands().get(0);
            value = !value;
        }
        if (expression instanceof Expression.Name one) {
            String full = names.bool(branch.around(), one.name());
            if (policy.isWhole() && !policy.booleans.containsKey(full)) {
                throw new NotKnownException(
                        "a rule on packets under the boolean \"" + one.name() + "\", which these files do not declare");
            }
            try {
                return Optional.of(new BooleanValue(full, value));
            } catch (IllegalArgumentException e) {
                throw new NotKnownException("a rule on packets that cannot be stated, since " + e.getMessage());
            }
        }
        throw new NotKnownException("a rule on packets under a condition of more than one boolean");
    }
}
