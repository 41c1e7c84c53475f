package io.github.secfw.selinux;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may do what with which packets, by the rules of one policy. The machine's own policy may grant more; it speaks
 * only where its rules are part of this relation, and where types are put into its attributes.
 *
 * @param rules the rules, in any order
 * @param members the types that are put into attributes of another policy, in any order
 * @param booleans the booleans that are declared, with the values that they have at first, in any order
 * @param declared the types and attributes that the policy declares in any case: no optional block depends on them
 * @param unmodelled features of the policy that affect access but are not in this relation, each with its file and line; with
 *     any of them no question about access has a known answer
 */
@CheckReturnValue
public record AccessRelation(
        List<AccessRule> rules,
        List<AttributeMembers> members,
        List<BooleanValue> booleans,
        Set<String> declared,
        List<String> unmodelled) {

    /** Copies the lists and the set. */
    public AccessRelation {
        rules = List.copyOf(rules);
        members = List.copyOf(members);
        booleans = List.copyOf(booleans);
        declared = copy(declared);
        unmodelled = List.copyOf(unmodelled);
    }

    /**
     * A complete relation of a policy that declares no types.
     *
     * @param rules the rules, in any order
     * @param members the types that are put into attributes of another policy, in any order
     * @param booleans the booleans that are declared, with the values that they have at first, in any order
     */
    public AccessRelation(List<AccessRule> rules, List<AttributeMembers> members, List<BooleanValue> booleans) {
        this(rules, members, booleans, Set.of(), List.of());
    }

    /**
     * A relation of rules, of a policy that puts no types into attributes and declares no booleans.
     *
     * @param rules the rules
     * @return the relation
     */
    public static AccessRelation of(Collection<AccessRule> rules) {
        return new AccessRelation(List.copyOf(rules), List.of(), List.of());
    }

    /**
     * This relation with types in attributes.
     *
     * @param more types that are put into attributes of another policy
     * @return the relation that says this too
     */
    public AccessRelation withMembers(Collection<AttributeMembers> more) {
        return new AccessRelation(rules, both(members, more), booleans, declared, unmodelled);
    }

    /**
     * This relation with booleans.
     *
     * @param more booleans that are declared, with the values that they have at first
     * @return the relation that says this too
     */
    public AccessRelation withBooleans(Collection<BooleanValue> more) {
        return new AccessRelation(rules, members, both(booleans, more), declared, unmodelled);
    }

    /**
     * This relation of a policy that declares types and attributes.
     *
     * @param names the names that it declares in any case
     * @return the relation that says this too
     */
    public AccessRelation withDeclared(Collection<String> names) {
        return new AccessRelation(
                rules,
                members,
                booleans,
                Stream.concat(declared.stream(), names.stream()).collect(Collectors.toSet()),
                unmodelled);
    }

    /**
     * This relation of a policy that has features which are not modelled here.
     *
     * @param features the features that affect access, each with its file and line
     * @return the relation that says this too
     */
    public AccessRelation withUnmodelled(Collection<String> features) {
        return new AccessRelation(
                rules,
                members,
                booleans,
                declared,
                both(unmodelled, features).stream().distinct().toList());
    }

    /** Unlike {@code Set.copyOf}, quick for names that were chosen so that their hashes are the same, too. */
    private static Set<String> copy(Set<String> names) {
        names.forEach(Objects::requireNonNull);
        return Collections.unmodifiableSet(new HashSet<>(names));
    }

    private static <T> List<T> both(List<T> some, Collection<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /**
     * This relation on a machine where a boolean has a value, whatever it was at first: of the rules that depend on the boolean,
     * those for this value are in force and the others are not.
     *
     * @param value the boolean and its value
     * @return the relation with that known
     */
    public AccessRelation given(BooleanValue value) {
        Stream<AccessRule> known = rules.stream().flatMap(rule -> {
            if (rule.when().isEmpty() || !rule.when().get().name().equals(value.name())) {
                return Stream.of(rule);
            }
            return rule.when().get().equals(value)
                    ? Stream.of(new AccessRule(
                            rule.kind(),
                            rule.domains(),
                            rule.packetType(),
                            rule.permissions(),
                            Optional.empty(),
                            rule.optional()))
                    : Stream.empty();
        });
        return new AccessRelation(
                known.toList(),
                members,
                booleans.stream()
                        .filter(initial -> !initial.name().equals(value.name()))
                        .toList(),
                declared,
                unmodelled);
    }

    /**
     * This relation on a machine whose policy has every name in an optional block, or lacks one.
     *
     * @param name the block's name
     * @param isThere whether the machine's policy has every name in it, so that its rules are in force
     * @return the relation with that known
     */
    public AccessRelation givenOptional(String name, boolean isThere) {
        Stream<AccessRule> known = rules.stream().flatMap(rule -> {
            if (!rule.optional().equals(Optional.of(name))) {
                return Stream.of(rule);
            }
            return isThere
                    ? Stream.of(new AccessRule(
                            rule.kind(),
                            rule.domains(),
                            rule.packetType(),
                            rule.permissions(),
                            rule.when(),
                            Optional.empty()))
                    : Stream.empty();
        });
        return new AccessRelation(
                known.toList(),
                members.stream()
                        .filter(some -> isThere || !some.optional().equals(Optional.of(name)))
                        .map(some -> some.optional().equals(Optional.of(name))
                                ? new AttributeMembers(some.attribute(), some.types(), Optional.empty())
                                : some)
                        .toList(),
                booleans,
                declared,
                unmodelled);
    }

    /**
     * Decides whether a domain may do something with packets of a type. With anything unmodelled the answer is that it is
     * unknown.
     *
     * @param domain the domain, with what is known of its attributes
     * @param permission what it wants to do
     * @param packetType the name of the packets' type; {@code unlabeled_t} for packets without label
     * @return the decision, with the rule it rests on
     * @throws IllegalArgumentException if the decision depends on an attribute of which it is not known whether the
     *     domain has it, on a boolean that is not {@link #given}, or on an optional block of which it is not known whether
     *     it is there
     */
    public AccessDecision decide(Domain domain, Permission permission, String packetType) {
        if (!unmodelled.isEmpty()) {
            return AccessDecision.unknown(domain, permission, packetType, unmodelled.get(0));
        }
        Optional<AccessRule> allowing = firstRule(AccessRule.Kind.ALLOW, domain, permission, packetType);
        return new AccessDecision(
                domain,
                permission,
                packetType,
                allowing,
                allowing.flatMap(rule -> firstRule(AccessRule.Kind.AUDITALLOW, domain, permission, packetType)),
                allowing.isPresent()
                        ? Optional.empty()
                        : firstRule(AccessRule.Kind.DONTAUDIT, domain, permission, packetType),
                Optional.empty());
    }

    /**
     * Decides whether a domain may do something with packets of a type. With anything unmodelled the answer is that it is
     * unknown.
     *
     * @param domain the domain, with what is known of its attributes
     * @param permission what it wants to do
     * @param packetType the packets' type
     * @return the decision, with the rule it rests on
     * @throws IllegalArgumentException if the decision depends on an attribute of which it is not known whether the
     *     domain has it, on a boolean that is not {@link #given}, or on an optional block of which it is not known whether
     *     it is there
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
            boolean inForce = rule.when().isEmpty() && rule.optional().isEmpty();
            if (concerned.isEmpty() || (concerned.get() && !inForce)) {
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
        if (rule.domains().contains(domain).isPresent()) {
            return rule.optional().isPresent()
                    ? new IllegalArgumentException("whether the optional block \""
                            + rule.optional().get() + "\" is there is not known, and the rule \"" + rule
                            + "\" depends on it: say so with givenOptional(\""
                            + rule.optional().get() + "\", true) or false")
                    : new IllegalArgumentException("the value of the boolean \""
                            + rule.when().orElseThrow().name() + "\" is not known, and the rule \"" + rule
                            + "\" depends on it: give it with given(on(\""
                            + rule.when().orElseThrow().name() + "\")) or given(off(\""
                            + rule.when().orElseThrow().name() + "\"))");
        }
        String attribute = rule.domains().missingAttributes(domain).first();
        return new IllegalArgumentException("whether domain \"" + domain + "\" has the attribute \"" + attribute
                + "\" is not known, and the rule \"" + rule + "\" depends on it: give the domain as domain(\"" + domain
                + "\").in(\"" + attribute + "\") or domain(\"" + domain + "\").notIn(\"" + attribute + "\")");
    }
}
