package io.github.secfw.selinux;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who may do what with which packets, by the rules of one policy. The machine's own policy may grant more; it speaks
 * only where its rules are part of this relation.
 *
 * @param rules the rules, in any order
 */
public record AccessRelation(List<AccessRule> rules) {

    /** Copies the rules. */
    public AccessRelation {
        rules = List.copyOf(rules);
    }

    /**
     * A relation of rules.
     *
     * @param rules the rules
     * @return the relation
     */
    public static AccessRelation of(Collection<AccessRule> rules) {
        return new AccessRelation(List.copyOf(rules));
    }

    /**
     * Decides whether a domain may do something with packets of a type.
     *
     * @param domain the domain, with what is known of its attributes
     * @param permission what it wants to do
     * @param packetType the name of the packets' type; {@code unlabeled_t} for packets without label
     * @return the decision, with the rule it rests on
     * @throws IllegalArgumentException if the decision hangs on an attribute of which it is not known whether the
     *     domain has it
     */
    public AccessDecision decide(Domain domain, Permission permission, String packetType) {
        Optional<AccessRule> allowing = firstRule(AccessRule.Kind.ALLOW, domain, permission, packetType);
        return new AccessDecision(
                domain,
                permission,
                packetType,
                allowing,
                allowing.flatMap(rule -> firstRule(AccessRule.Kind.AUDITALLOW, domain, permission, packetType)));
    }

    /**
     * Decides whether a domain may do something with packets of a type.
     *
     * @param domain the domain, with what is known of its attributes
     * @param permission what it wants to do
     * @param packetType the packets' type
     * @return the decision, with the rule it rests on
     * @throws IllegalArgumentException if the decision hangs on an attribute of which it is not known whether the
     *     domain has it
     */
    public AccessDecision decide(Domain domain, Permission permission, PacketType packetType) {
        return decide(domain, permission, packetType.name());
    }

    private Optional<AccessRule> firstRule(
            AccessRule.Kind kind, Domain domain, Permission permission, String packetType) {
        Optional<AccessRule> undecided = Optional.empty();
        for (AccessRule rule : rules) {
            if (rule.kind() != kind
                    || !rule.packetType().equals(packetType)
                    || !rule.permissions().contains(permission)) {
                continue;
            }
            Optional<Boolean> concerned = rule.domains().contains(domain);
            if (concerned.isEmpty()) {
                undecided = undecided.or(() -> Optional.of(rule));
            } else if (concerned.get()) {
                return Optional.of(rule);
            }
        }
        if (undecided.isPresent()) {
            throw notKnown(domain, undecided.get());
        }
        return Optional.empty();
    }

    private static IllegalArgumentException notKnown(Domain domain, AccessRule rule) {
        String attribute = rule.domains().missingAttributes(domain).first();
        return new IllegalArgumentException("whether domain \"" + domain + "\" has the attribute \"" + attribute
                + "\" is not known, and the rule \"" + rule + "\" hangs on it: give the domain as domain(\"" + domain
                + "\").in(\"" + attribute + "\") or domain(\"" + domain + "\").notIn(\"" + attribute + "\")");
    }
}
