package io.github.secfw.cil.reader;

/** What a name stands for; names of different kinds do not meet ({@code cil_flavor.h}). */
enum Kind {
    /** A type, an attribute of types or an alias. */
    TYPE,
    /** A role or an attribute of roles. */
    ROLE,
    /** A class or a class map. */
    CLASS,
    /** A permission, with its class before it. */
    PERMISSION,
    /** A set of permissions of classes. */
    PERMISSIONS,
    /** A boolean. */
    BOOLEAN,
    /** A boolean at compile time. */
    TUNABLE,
    /** Whatever a statement of a keyword names. */
    STATEMENT
}
