package io.github.secfw.cil.reader.syntax;

/** The permissions of a class in a rule. */
public sealed interface ClassPermissions {

    /** The name of a set that {@code classpermission} declares. */
    record Named(String name) implements ClassPermissions {}

    /** Permissions of a class or class map. */
    record Direct(String className, CilExpression permissions) implements ClassPermissions {}
}
