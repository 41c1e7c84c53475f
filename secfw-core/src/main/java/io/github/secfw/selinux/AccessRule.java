package io.github.secfw.selinux;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule on what domains may do with packets of a type.
 *
 * @param kind what the rule does
 * @param domains the domains of the rule
 * @param packetType the name of the packets' type
 * @param permissions the permissions of the rule, at least one
 * @param when the value of a boolean for which it is in force, empty for a rule that always is
 * @param optional the name of the optional block that it stands in, which the compiler leaves out, without a word, where the
 *     machine's policy lacks one of the names in the block; empty for a rule that must compile
 */
@CheckReturnValue
public record AccessRule(
        Kind kind,
        DomainSet domains,
        String packetType,
        Set<Permission> permissions,
        Optional<BooleanValue> when,
        Optional<String> optional)
        implements Comparable<AccessRule> {

    private static final Comparator<AccessRule> ORDER = Comparator.comparing(AccessRule::packetType)
            .thenComparing(AccessRule::kind)
            .thenComparing(AccessRule::domains)
            .thenComparing(rule -> rule.permissions().toString())
            .thenComparing(rule -> rule.when().map(BooleanValue::name).orElse(""))
            .thenComparing(rule -> rule.when().map(when -> !when.isOn()).orElse(false))
            .thenComparing(rule -> rule.optional().orElse(""));

    /** What most rules grant: they share one set. */
    private static final Set<Permission> USUAL =
            Collections.unmodifiableSet(EnumSet.of(Permission.SEND, Permission.RECV));

    /** What a rule does. */
    public enum Kind {
        /** Grants the permissions. */
        ALLOW("allow"),
        /** Grants nothing, but has each use of the permissions written to the audit log. */
        AUDITALLOW("auditallow"),
        /** Keeps each denial of the permissions out of the audit log. */
        DONTAUDIT("dontaudit"),
        /** Has the compiler refuse a policy in which any rule grants the permissions. */
        NEVERALLOW("neverallow");

        private final String keyword;

        Kind(String keyword) {
            this.keyword = keyword;
        }

        /** {@return the keyword of SELinux policies} */
        @Override
        public String toString() {
            return keyword;
        }
    }

    /**
     * Checks the names and copies the permissions.
     *
     * @throws IllegalArgumentException if a name cannot be one, if there is no permission, or if a neverallow depends on a
     *     boolean, which CIL does not know
     */
    public AccessRule {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(domains, "domains");
        Objects.requireNonNull(when, "when");
        Names.checkType("packet type", packetType);
        if (permissions.isEmpty()) {
            throw new IllegalArgumentException("the rule \"" + kind + " " + domains + " " + packetType
                    + "\" has no permission: name one, send for instance");
        }
        permissions = permissions.equals(USUAL) ? USUAL : Collections.unmodifiableSet(EnumSet.copyOf(permissions));
        optional.ifPresent(name -> Names.check("optional block", name));
        if (kind == Kind.NEVERALLOW && when.isPresent()) {
            throw new IllegalArgumentException("the rule \"neverallow " + domains + " " + packetType
                    + "\" cannot depend on the boolean " + when.get() + ": write it where no boolean is asked for");
        }
    }

    /**
     * A rule that is always in force.
     *
     * @param kind what the rule does
     * @param domains the domains of the rule
     * @param packetType the name of the packets' type
     * @param permissions the permissions of the rule, at least one
     * @throws IllegalArgumentException if the name cannot be a type's, or there is no permission
     */
    public AccessRule(Kind kind, DomainSet domains, String packetType, Set<Permission> permissions) {
        this(kind, domains, packetType, permissions, Optional.empty(), Optional.empty());
    }

    /**
     * This rule, in force only while a boolean has a value.
     *
     * @param condition the boolean and the value
     * @return the conditional rule
     * @throws IllegalArgumentException if this is a neverallow
     */
    public AccessRule when(BooleanValue condition) {
        return new AccessRule(kind, domains, packetType, permissions, Optional.of(condition), optional);
    }

    /**
     * This rule in an optional block.
     *
     * @param block the block's name
     * @return the rule in the block
     * @throws IllegalArgumentException if this cannot be a block's name
     */
    public AccessRule inOptional(String block) {
        return new AccessRule(kind, domains, packetType, permissions, when, Optional.of(block));
    }

    /** Orders rules by packet type, kind, domains, permissions, condition and block; consistent with equals. */
    @Override
    public int compareTo(AccessRule other) {
        return ORDER.compare(this, other);
    }

    /** {@return the rule as SELinux policies write it, without the closing semicolon} */
    @Override
    public String toString() {
        return kind + " " + domains + " " + packetType + ":packet "
                + permissions.stream().map(Permission::toString).collect(Collectors.joining(" ", "{ ", " }"))
                + when.map(condition -> " if " + condition).orElse("")
                + optional.map(block -> " in the optional block " + block).orElse("");
    }
}
