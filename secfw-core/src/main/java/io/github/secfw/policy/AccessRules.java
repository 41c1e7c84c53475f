package io.github.secfw.policy;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.selinux.AccessRule;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.DomainSet;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Rules on domains that belong together: those that depend on a boolean, or those of an optional block. A value: each method
 * returns a new one. {@link FirewallPolicyBuilder#when} and {@link FirewallPolicyBuilder#optional} give an empty one.
 */
@CheckReturnValue
public final class AccessRules {

    private static final AccessRules NONE = new AccessRules(List.of(), List.of());

    private final List<AccessRule> rules;
    private final List<PacketType> used;

    private AccessRules(List<AccessRule> rules, List<PacketType> used) {
        this.rules = rules;
        this.used = used;
    }

    static AccessRules none() {
        return NONE;
    }

    List<AccessRule> rules() {
        return rules;
    }

    /** The packet types as they were given, with their attributes. */
    List<PacketType> used() {
        return used;
    }

    /**
     * Lets a domain send and receive packets of a type.
     *
     * @param domain the name of the domain's type
     * @param type the packets' type
     * @return these rules and one more
     * @throws IllegalArgumentException if this cannot be a type's name
     */
    public AccessRules allow(String domain, PacketType type) {
        return allow(DomainSet.domains(domain), type);
    }

    /**
     * Grants a domain permissions on packets of a type.
     *
     * @param domain the name of the domain's type
     * @param type the packets' type
     * @param first a permission
     * @param more further permissions
     * @return these rules and one more
     * @throws IllegalArgumentException if this cannot be a type's name
     */
    public AccessRules allow(String domain, PacketType type, Permission first, Permission... more) {
        return allow(DomainSet.domains(domain), type, first, more);
    }

    /**
     * Lets domains send and receive packets of a type.
     *
     * @param domains the domains
     * @param type the packets' type
     * @return these rules and one more
     */
    public AccessRules allow(DomainSet domains, PacketType type) {
        return allow(domains, type, Permission.SEND, Permission.RECV);
    }

    /**
     * Grants domains permissions on packets of a type.
     *
     * @param domains the domains
     * @param type the packets' type
     * @param first a permission
     * @param more further permissions
     * @return these rules and one more
     */
    public AccessRules allow(DomainSet domains, PacketType type, Permission first, Permission... more) {
        return plus(AccessRule.Kind.ALLOW, domains, type, EnumSet.of(first, more));
    }

    /**
     * Has each use of permissions on packets of a type written to the audit log, where it is allowed.
     *
     * @param domains the domains
     * @param type the packets' type
     * @param first a permission
     * @param more further permissions
     * @return these rules and one more
     */
    public AccessRules auditAllow(DomainSet domains, PacketType type, Permission first, Permission... more) {
        return plus(AccessRule.Kind.AUDITALLOW, domains, type, EnumSet.of(first, more));
    }

    /**
     * Keeps each denial of permissions on packets of a type out of the audit log.
     *
     * @param domains the domains
     * @param type the packets' type
     * @param first a permission
     * @param more further permissions
     * @return these rules and one more
     */
    public AccessRules dontAudit(DomainSet domains, PacketType type, Permission first, Permission... more) {
        return plus(AccessRule.Kind.DONTAUDIT, domains, type, EnumSet.of(first, more));
    }

    /**
     * Has the compiler refuse a policy in which any rule grants domains permissions on packets of a type.
     *
     * @param domains the domains
     * @param type the packets' type
     * @param first a permission
     * @param more further permissions
     * @return these rules and one more
     */
    public AccessRules neverAllow(DomainSet domains, PacketType type, Permission first, Permission... more) {
        return plus(AccessRule.Kind.NEVERALLOW, domains, type, EnumSet.of(first, more));
    }

    /**
     * Adds rules that are in force only while a boolean has a value.
     *
     * @param condition the boolean and the value
     * @param conditional adds rules to those that it is given, which are none, and returns the result
     * @return these rules and those
     * @throws IllegalArgumentException if the result has no rules, if one of them depends on another boolean already, or if
     *     one is a neverallow
     */
    public AccessRules when(BooleanValue condition, UnaryOperator<AccessRules> conditional) {
        AccessRules added = written(conditional, "the boolean " + condition);
        for (AccessRule rule : added.rules) {
            if (rule.when().isPresent()) {
                throw new InvalidPolicyException(
                        "",
                        "the rule \"" + rule + "\" cannot depend on the boolean " + condition + " too",
                        "write it under one of them");
            }
        }
        return plus(added, rule -> rule.when(condition));
    }

    /** The rules of an optional block. */
    AccessRules optional(String name, UnaryOperator<AccessRules> ofBlock) {
        return plus(written(ofBlock, "the optional block " + name), rule -> rule.inOptional(name));
    }

    private static AccessRules written(UnaryOperator<AccessRules> write, String place) {
        AccessRules written = write.apply(NONE);
        if (written.rules.isEmpty()) {
            throw new InvalidPolicyException(
                    "",
                    "no rule is given for " + place,
                    "return the rules that allow(...) returns, those before are unchanged");
        }
        return written;
    }

    private AccessRules plus(AccessRules added, UnaryOperator<AccessRule> change) {
        List<AccessRule> all = new ArrayList<>(rules);
        added.rules.forEach(rule -> all.add(change.apply(rule)));
        List<PacketType> types = new ArrayList<>(used);
        types.addAll(added.used);
        return new AccessRules(List.copyOf(all), List.copyOf(types));
    }

    private AccessRules plus(AccessRule.Kind kind, DomainSet domains, PacketType type, Set<Permission> permissions) {
        AccessRule rule = new AccessRule(kind, domains, type.name(), permissions);
        return plus(new AccessRules(List.of(rule), List.of(type)), UnaryOperator.identity());
    }

    /** {@return the rules, separated by semicolons} */
    @Override
    public String toString() {
        return String.join("; ", rules.stream().map(AccessRule::toString).toList());
    }
}
