package io.github.secfw.cil.reader.access;

import io.github.secfw.cil.reader.database.AccessRuleStatement;
import io.github.secfw.cil.reader.database.OptionalBlock;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.database.Scope;
import io.github.secfw.cil.reader.resolution.AttributeCycleCheck;
import io.github.secfw.cil.reader.resolution.NameResolver;
import io.github.secfw.cil.reader.resolution.OptionalBlockResolver;
import io.github.secfw.cil.reader.resolution.PacketPermissions;
import io.github.secfw.cil.reader.resolution.ScopeStatus;
import io.github.secfw.cil.reader.resolution.ScopeStatuses;
import io.github.secfw.cil.reader.resolution.TypeSet;
import io.github.secfw.cil.reader.resolution.TypeSetResolver;
import io.github.secfw.cil.reader.resolution.UnmodelledException;
import io.github.secfw.cil.reader.syntax.CilExpression;
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
public final class AccessRelationBuilder {

    /** Keywords in the place of a type since libsepol 3.6. */
    private static final Set<String> LATER_KEYWORDS = Set.of("notself", "other");

    /** The most rules of a relation. */
    static final int MAX_RULES = 1_000_000;

    private final PolicyDatabase policy;
    private final ScopeStatuses presences;
    private final NameResolver names;
    private final TypeSetResolver types;
    private final PacketPermissions permissions;
    private final DomainSetFactory domains;
    private final AttributeMembersCollector memberships;
    private final OptionalBlockLabels labels;
    private final List<AccessRule> rules = new ArrayList<>();
    private final Map<OptionalBlock, List<AccessRule>> byBlock = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();

    public AccessRelationBuilder(PolicyDatabase policy) {
        this.policy = policy;
        this.presences = new ScopeStatuses(policy);
        this.names = new NameResolver(policy, presences);
        if (policy.isWhole()) {
            new OptionalBlockResolver(policy, presences, names).resolve();
        }
        this.types = new TypeSetResolver(policy, names, presences);
        new AttributeCycleCheck(policy, names, presences);
        this.permissions = new PacketPermissions(policy, presences);
        this.labels = new OptionalBlockLabels(policy);
        this.domains = new DomainSetFactory(names, types);
        this.memberships = new AttributeMembersCollector(policy, presences, names, types, domains, labels);
    }

    public Meaning make() {
        for (AccessRuleStatement statement : policy.rules) {
            ScopeStatus presence = presences.of(statement.scope());
            if (presence.isPossible()) {
                try {
                    add(statement, presence);
                } catch (UnmodelledException e) {
                    unknown.add(statement.place().unknown(e.fact()));
                }
            }
        }
        memberships.read(unknown);
        new UnmodelledFeatureReport(policy, presences, permissions).addTo(unknown, !rules.isEmpty());
        new OptionalBlockCheck(policy, presences, names).check(byBlock, memberships, unknown);
        return Meaning.of(
                AccessRelation.of(rules)
                        .withMembers(memberships.all())
                        .withBooleans(new BooleanInitialValues(policy, presences).read(unknown))
                        .withDeclared(names.certainTypes()),
                unknown);
    }

    private void add(AccessRuleStatement statement, ScopeStatus presence) throws UnmodelledException {
        Set<Permission> granted = permissions.of(statement.permissions(), statement.scope(), statement.place());
        if (granted.isEmpty()) {
            return;
        }
        if (presence.doubt().isPresent()) {
            throw new UnmodelledException(
                    "a rule on packets in " + presence.doubt().get());
        }
        Optional<BooleanValue> when = when(statement.scope());
        Optional<OptionalBlock> block = presence.block();
        TypeSet sources = members(statement.source(), statement, new TypeSetResolver.Asked(block, true));
        if (statement.target().equals("self")) {
            for (TypeSet.Part part : sources.parts()) {
                for (String type : typesOf(part, statement.source())) {
                    List<DomainSet> itself = domains.of(TypeSet.of(Set.of(type)), "a rule on packets");
                    add(statement, itself, type, granted, when, block);
                }
            }
            return;
        }
        if (sources.hasAll()) {
            throw new UnmodelledException(
                    "a rule on all types but some as \"" + statement.source() + "\", which are not in these files");
        }
        List<DomainSet> sets = domains.of(sources, "a rule on packets");
        for (TypeSet.Part part : members(statement.target(), statement, new TypeSetResolver.Asked(block, false))
                .parts()) {
            for (String type : targetsOf(part, statement.target())) {
                add(statement, sets, type, granted, when, block);
            }
        }
    }

    private TypeSet members(String name, AccessRuleStatement statement, TypeSetResolver.Asked asked)
            throws UnmodelledException {
        String full = names.type(statement.scope().around(), name);
        if (!names.isOfType(full) && LATER_KEYWORDS.contains(name)) {
            throw new UnmodelledException(
                    "a rule on \"" + name + "\", which is a keyword to some compilers and a name to others");
        }
        if (policy.isWhole() && !names.isOfType(full)) {
            throw new UnmodelledException("a rule on \"" + name + "\", which these files do not declare");
        }
        return types.settled(full, asked, statement.place());
    }

    /** Types of their own packets; of a name that is not declared it is not known whether it is one type. */
    private Set<String> typesOf(TypeSet.Part part, String source) throws UnmodelledException {
        for (String name : part.plus()) {
            if (!names.isType(name)) {
                throw new UnmodelledException("a rule of each type of \"" + source + "\" on its own packets");
            }
        }
        return targetsOf(part, source);
    }

    private static Set<String> targetsOf(TypeSet.Part part, String target) throws UnmodelledException {
        if (part.isAll() || !part.minus().isEmpty()) {
            throw new UnmodelledException(
                    "a rule on packets of all types of \"" + target + "\" but some, which are not in these files");
        }
        return part.plus();
    }

    private void add(
            AccessRuleStatement statement,
            List<DomainSet> sets,
            String packetType,
            Set<Permission> granted,
            Optional<BooleanValue> when,
            Optional<OptionalBlock> block)
            throws UnmodelledException {
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
            throws UnmodelledException {
        try {
            return new AccessRule(kind, set, packetType, granted, when, block.map(labels::of));
        } catch (IllegalArgumentException e) {
            throw new UnmodelledException("a rule on packets that cannot be stated, since " + e.getMessage());
        }
    }

    private Optional<BooleanValue> when(Scope scope) throws UnmodelledException {
        if (scope.condition().isEmpty()) {
            return Optional.empty();
        }
        Scope.Branch branch = scope.condition().get();
        CilExpression expression = branch.expression();
        boolean value = branch.value();
        while (expression instanceof CilExpression.Operation operation
                && operation.operator() == CilExpression.Operator.NOT) {
            expression = operation.operands().get(0);
            value = !value;
        }
        if (expression instanceof CilExpression.Name one) {
            String full = names.bool(branch.around(), one.name());
            if (policy.isWhole() && !policy.booleans.containsKey(full)) {
                throw new UnmodelledException(
                        "a rule on packets under the boolean \"" + one.name() + "\", which these files do not declare");
            }
            try {
                return Optional.of(new BooleanValue(full, value));
            } catch (IllegalArgumentException e) {
                throw new UnmodelledException("a rule on packets that cannot be stated, since " + e.getMessage());
            }
        }
        throw new UnmodelledException("a rule on packets under a condition of more than one boolean");
    }
}
