package io.github.secfw.cil.reader.syntax;

/** What a rule grants: permissions of a class. */
public sealed interface ClassPermissions {

    /** A set that a statement {@code classpermission} declares. */
    record Named(String name) implements ClassPermissions {}

    /** Permissions of a class or class map. */
    record Direct(String className, CilExpression permissions) implements ClassPermissions {}
}
