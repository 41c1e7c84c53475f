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

/** Builds the access relation from the policy database, and lists what the relation cannot express. */
public final class AccessRelationBuilder {

    /** Targets that are keywords since libsepol 3.6, and names of types before. */
    private static final Set<String> LATER_KEYWORDS = Set.of("notself", "other");

    private static final String RULE = "a rule on packets";

    /** The maximum number of rules in a relation. */
    static final int MAX_RULES = 1_000_000;

    private final PolicyDatabase policy;
    private final ScopeStatuses statuses;
    private final NameResolver names;
    private final TypeSetResolver types;
    private final PacketPermissions permissions;
    private final DomainSetFactory domains;
    private final AttributeMembersCollector members;
    private final OptionalBlockLabels labels;
    private final List<AccessRule> rules = new ArrayList<>();
    private final Map<OptionalBlock, List<AccessRule>> byBlock = new HashMap<>();
    private final UnmodelledFeatureLog unmodelled;

    public AccessRelationBuilder(PolicyDatabase policy) {
        this.policy = policy;
        this.statuses = new ScopeStatuses(policy);
        this.unmodelled = new UnmodelledFeatureLog(statuses);
        this.names = new NameResolver(policy, statuses);
        if (policy.isWhole()) {
            new OptionalBlockResolver(policy, statuses, names).resolve();
        }
        this.types = new TypeSetResolver(policy, names, statuses);
        new AttributeCycleCheck(policy, names, statuses);
        this.permissions = new PacketPermissions(policy, statuses);
        this.labels = new OptionalBlockLabels(policy);
        this.domains = new DomainSetFactory(names, types);
        this.members = new AttributeMembersCollector(policy, names, types, domains, labels);
    }

    public Meaning build() {
        for (AccessRuleStatement statement : policy.rules) {
            unmodelled.process(statement.scope(), statement.position(), status -> add(statement, status));
        }
        members.collect(unmodelled);
        new UnmodelledFeatureReport(policy, statuses, permissions).addTo(unmodelled, !rules.isEmpty());
        new OptionalBlockCheck(policy, statuses, names).check(byBlock, members, unmodelled);
        return Meaning.of(
                AccessRelation.of(rules)
                        .withMembers(members.all())
                        .withBooleans(new BooleanInitialValues(policy).collect(unmodelled))
                        .withDeclared(names.certainTypes()),
                unmodelled.features());
    }

    private void add(AccessRuleStatement statement, ScopeStatus status) throws UnmodelledException {
        Set<Permission> granted = permissions.of(statement.permissions(), statement.scope(), statement.position());
        if (granted.isEmpty()) {
            return;
        }
        if (status.reason().isPresent()) {
            throw new UnmodelledException(
                    "a rule on packets in " + status.reason().get());
        }
        Optional<BooleanValue> when = when(statement.scope());
        Optional<OptionalBlock> block = status.block();
        TypeSet sources = members(statement.source(), statement, new TypeSetResolver.Query(block, true));
        if (statement.target().equals("self")) {
            for (TypeSet.Part part : sources.parts()) {
                for (String type : typesOf(part, statement.source())) {
                    List<DomainSet> itself = domains.of(TypeSet.of(Set.of(type)), RULE);
                    add(statement, itself, type, granted, when, block);
                }
            }
            return;
        }
        if (sources.hasAll()) {
            throw new UnmodelledException("a rule on \"" + statement.source()
                    + "\", which is all types except some: these files do not declare all types");
        }
        List<DomainSet> sets = domains.of(sources, RULE);
        for (TypeSet.Part part : members(statement.target(), statement, new TypeSetResolver.Query(block, false))
                .parts()) {
            for (String type : targetsOf(part, statement.target())) {
                add(statement, sets, type, granted, when, block);
            }
        }
    }

    private TypeSet members(String name, AccessRuleStatement statement, TypeSetResolver.Query query)
            throws UnmodelledException {
        String full = names.type(statement.scope().around(), name);
        if (!names.isOfType(full) && LATER_KEYWORDS.contains(name)) {
            throw new UnmodelledException(
                    "a rule on \"" + name + "\", which is a keyword for libsepol 3.6 and a name for older versions");
        }
        if (policy.isWhole() && !names.isOfType(full)) {
            throw new UnmodelledException("a rule on \"" + name + "\", which these files do not declare");
        }
        return types.typesOf(full, query, statement.position());
    }

    /** The types of a rule on {@code self}. A name that is not declared may be an attribute. */
    private Set<String> typesOf(TypeSet.Part part, String source) throws UnmodelledException {
        for (String name : part.included()) {
            if (!names.isType(name)) {
                throw new UnmodelledException(
                        "a rule on packets of \"self\" for \"" + source + "\", which these files do not declare");
            }
        }
        return targetsOf(part, source);
    }

    private static Set<String> targetsOf(TypeSet.Part part, String target) throws UnmodelledException {
        if (part.isAll() || !part.excluded().isEmpty()) {
            throw new UnmodelledException("a rule on packets of \"" + target
                    + "\", which is a set except some types: these files do not declare all types");
        }
        return part.included();
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
                        .position()
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
        return UnmodelledException.orUnmodelled(
                RULE, () -> new AccessRule(kind, set, packetType, granted, when, block.map(labels::of)));
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
            boolean isOn = value;
            return Optional.of(UnmodelledException.orUnmodelled(RULE, () -> new BooleanValue(full, isOn)));
        }
        throw new UnmodelledException("a rule on packets under a condition of more than one boolean");
    }
}
