package io.github.secfw.cil.reader.database;

/** A statement {@code roletype}: a type that a role has. */
public record RoleTypeStatement(OptionalBlock.Use role, OptionalBlock.Use type) {}
