package io.github.secfw.cil.reader.database;

import java.util.Optional;

/** The kinds of names; each has a namespace of its own ({@code cil_flavor.h}). */
public enum NameKind {
    /** A type, an attribute of types or an alias. */
    TYPE,
    /** A role or an attribute of roles. */
    ROLE,
    /** A class or a class map. */
    CLASS,
    /** A common set of permissions. */
    COMMON,
    /** A permission, written as class, space, permission. */
    PERMISSION,
    /** A set of permissions of classes. */
    PERMISSIONS,
    /** A boolean. */
    BOOLEAN,
    /** A tunable: a boolean that is evaluated at compile time. */
    TUNABLE,
    /** A block, a macro or an optional block. */
    BLOCK,
    /** All names in a statement that is not modelled; the name is the keyword of the statement. */
    STATEMENT;

    /** The kind of the name that a statement declares, if rules on packets can depend on such names. */
    static Optional<NameKind> declaredBy(String keyword) {
        return switch (keyword) {
            case "type", "typeattribute", "typealias" -> Optional.of(TYPE);
            case "role", "roleattribute" -> Optional.of(ROLE);
            case "class", "classmap" -> Optional.of(CLASS);
            case "common" -> Optional.of(COMMON);
            case "classpermission" -> Optional.of(PERMISSIONS);
            case "boolean" -> Optional.of(BOOLEAN);
            case "tunable" -> Optional.of(TUNABLE);
            case "block", "macro", "optional" -> Optional.of(BLOCK);
            default -> Optional.empty();
        };
    }
}
