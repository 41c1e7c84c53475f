package io.github.secfw.selinux;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule on what domains may do with packets of a type.
 *
 * @param kind what the rule does
 * @param domains whom it speaks of
 * @param packetType the name of the packets' type
 * @param permissions what it speaks of, at least one
 */
public record AccessRule(Kind kind, DomainSet domains, String packetType, Set<Permission> permissions)
        implements Comparable<AccessRule> {

    private static final Comparator<AccessRule> ORDER = Comparator.comparing(AccessRule::packetType)
            .thenComparing(AccessRule::kind)
            .thenComparing(AccessRule::domains)
            .thenComparing(rule -> rule.permissions().toString());

    /** What a rule does. */
    public enum Kind {
        /** Grants the permissions. */
        ALLOW("allow"),
        /** Grants nothing, but has each use of the permissions written to the audit log. */
        AUDITALLOW("auditallow");

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
     * Checks the type's name and copies the permissions.
     *
     * @throws IllegalArgumentException if the name cannot be a type's, or there is no permission
     */
    public AccessRule {
        Names.checkType("packet type", packetType);
        if (permissions.isEmpty()) {
            throw new IllegalArgumentException("the rule \"" + kind + " " + domains + " " + packetType
                    + "\" has no permission: name one, send for instance");
        }
        permissions = Collections.unmodifiableSet(EnumSet.copyOf(permissions));
    }

    /** Orders rules by packet type, kind, domains and permissions; consistent with equals. */
    @Override
    public int compareTo(AccessRule other) {
        return ORDER.compare(this, other);
    }

    /** {@return the rule as SELinux policies write it, without the closing semicolon} */
    @Override
    public String toString() {
        return kind + " " + domains + " " + packetType + ":packet "
                + permissions.stream().map(Permission::toString).collect(Collectors.joining(" ", "{ ", " }"));
    }
}
