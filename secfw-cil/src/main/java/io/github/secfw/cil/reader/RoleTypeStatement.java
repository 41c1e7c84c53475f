package io.github.secfw.cil.reader;

/** A statement {@code roletype}: a role has a type. */
record RoleTypeStatement(OptionalBlock.Use role, OptionalBlock.Use type) {}
