package io.github.secfw.testkit;

import io.github.secfw.policy.AccessRules;
import io.github.secfw.policy.FirewallPolicyBuilder;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Who may do what with a type, and when. */
record AccessPart(
        AccessRule.Kind kind,
        DomainSet domains,
        int type,
        Set<Permission> permissions,
        Optional<BooleanValue> when,
        Optional<String> optional) {

    /** No base policy grants these, so that a policy compiles that forbids them. */
    static final Set<Permission> NEVER_GRANTED = Set.of(Permission.FORWARD_IN, Permission.FORWARD_OUT);

    boolean forbids() {
        return kind == AccessRule.Kind.NEVERALLOW;
    }

    /** Whether it stands beside rules that forbid. */
    boolean isForbidden() {
        return kind == AccessRule.Kind.ALLOW && permissions.stream().anyMatch(NEVER_GRANTED::contains);
    }

    void addTo(FirewallPolicyBuilder policy, IntFunction<PacketType> types, List<BooleanValue> booleans) {
        if (optional.isPresent()) {
            policy.optional(optional.get(), rules -> placed(rules, types, booleans));
        } else if (isConditional()) {
            policy.when(known(when.get(), booleans), rules -> add(rules, types));
        } else {
            Permission first = permissions.iterator().next();
            Permission[] all = permissions.toArray(Permission[]::new);
            switch (kind) {
                case ALLOW -> policy.allow(domains, types.apply(type), first, all);
                case AUDITALLOW -> policy.auditAllow(domains, types.apply(type), first, all);
                case DONTAUDIT -> policy.dontAudit(domains, types.apply(type), first, all);
                case NEVERALLOW -> policy.neverAllow(domains, types.apply(type), first, all);
            }
        }
    }

    /** A rule that forbids does so always. */
    private boolean isConditional() {
        return when.isPresent() && !forbids();
    }

    private AccessRules placed(AccessRules rules, IntFunction<PacketType> types, List<BooleanValue> booleans) {
        return isConditional()
                ? rules.when(known(when.get(), booleans), inner -> add(inner, types))
                : add(rules, types);
    }

    private AccessRules add(AccessRules rules, IntFunction<PacketType> types) {
        Permission first = permissions.iterator().next();
        Permission[] all = permissions.toArray(Permission[]::new);
        return switch (kind) {
            case ALLOW -> rules.allow(domains, types.apply(type), first, all);
            case AUDITALLOW -> rules.auditAllow(domains, types.apply(type), first, all);
            case DONTAUDIT -> rules.dontAudit(domains, types.apply(type), first, all);
            case NEVERALLOW -> rules.neverAllow(domains, types.apply(type), first, all);
        };
    }

    /** A boolean that the policy does not define is the base policy's. */
    private static BooleanValue known(BooleanValue value, List<BooleanValue> booleans) {
        boolean isDefined = booleans.stream().anyMatch(one -> one.name().equals(value.name()));
        return isDefined ? value : new BooleanValue("httpd_can_network_connect", value.isOn());
    }
}
