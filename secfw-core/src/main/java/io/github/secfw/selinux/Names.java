package io.github.secfw.selinux;

import com.google.common.collect.ImmutableSortedSet;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a name in an SELinux policy may be (libsepol 3.4, {@code cil_verify_name} and {@code __cil_is_reserved_name}): a letter,
 * then letters, digits, {@code _} and {@code -}; and no keyword that is reserved for its kind. What stands in a block of CIL has
 * the names of the blocks before its own, with dots between them.
 */
final class Names {

    /** Reserved for names that stand in expressions. */
    private static final Set<String> OPERATORS = Set.of("and", "or", "not", "xor");

    private static final Set<String> OF_BOOLEANS = Set.of("eq", "neq");
    private static final Set<String> OF_USERS_AND_ROLES = Set.of("all");
    private static final Set<String> OF_TYPES = Set.of("all", "self");
    /** Attributes of the reference policy that are easily taken for types. */
    private static final Set<String> WELL_KNOWN_ATTRIBUTES = Set.of(
            "domain",
            "packet_type",
            "client_packet_type",
            "server_packet_type",
            "unconfined_domain_type",
            "corenet_unconfined_type");

    private static final int MAX_LENGTH = 255;

    private Names() {}

    /** Returns the name if it can be one; {@code kind} says in the message what it was meant for. */
    static String check(String kind, String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException(kind + " \"" + shown(name)
                    + "\" is not a valid SELinux name: write a letter, then letters, digits, '_' or '-'");
        }
        checkLength(kind, name);
        if (isReserved(kind, name)) {
            throw new IllegalArgumentException(
                    kind + " \"" + name + "\" is a keyword of SELinux policies: choose another name");
        }
        return name;
    }

    /** Blocks stand in no expression: any name can be theirs. */
    private static boolean isReserved(String kind, String name) {
        return switch (kind) {
            case "optional block" -> false;
            case "boolean" -> OPERATORS.contains(name) || OF_BOOLEANS.contains(name);
            case "user", "role" -> OPERATORS.contains(name) || OF_USERS_AND_ROLES.contains(name);
            default -> OPERATORS.contains(name) || OF_TYPES.contains(name);
        };
    }

    /** Text from outside as messages show it: on one line. */
    static String shown(String text) {
        return text.replaceAll("\\p{C}|\\R", "?");
    }

    private static boolean isName(String text) {
        if (text.isEmpty() || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && (c < '0' || c > '9') && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static String checkLength(String kind, String name) {
        if (name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(kind + " \"" + name + "\" is longer than " + MAX_LENGTH
                    + " characters, more than a context can hold");
        }
        return name;
    }

    /** Returns the name if it can be that of something that may stand in blocks, which are named before it. */
    static String checkPath(String kind, String name) {
        if (name.indexOf('.') < 0) {
            return check(kind, name);
        }
        int last = name.lastIndexOf('.') + 1;
        for (String part : name.split("\\.", -1)) {
            if (!isName(part) || isReserved(kind, name.substring(last))) {
                throw new IllegalArgumentException(kind + " \"" + shown(name)
                        + "\" is not a valid SELinux name in a block: write the names of the blocks and the name, with dots"
                        + " between them");
            }
        }
        return checkLength(kind, name);
    }

    /** Returns the name if it can be a type's. */
    static String checkType(String kind, String name) {
        if (WELL_KNOWN_ATTRIBUTES.contains(name)) {
            throw new IllegalArgumentException(
                    kind + " \"" + name + "\" is an attribute, not a type: write attribute(\"" + name + "\")");
        }
        return checkPath(kind, name);
    }

    /** Returns a sorted, unmodifiable copy of the names of types, each checked. */
    static SortedSet<String> checkTypes(String kind, Iterable<String> names) {
        names.forEach(name -> checkType(kind, name));
        return ImmutableSortedSet.copyOf(names);
    }

    /** Returns a sorted, unmodifiable copy of the names, each checked. */
    static SortedSet<String> checkAll(String kind, Iterable<String> names) {
        names.forEach(name -> checkPath(kind, name));
        return ImmutableSortedSet.copyOf(names);
    }

    /** Returns a sorted, unmodifiable copy of the old names and more, each checked. */
    static SortedSet<String> checkAll(String kind, SortedSet<String> names, String... more) {
        SortedSet<String> all = new TreeSet<>(names);
        all.addAll(Arrays.asList(more));
        return checkAll(kind, all);
    }
}
