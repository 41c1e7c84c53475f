package io.github.secfw.cil.reader.database;

/** A statement {@code roletype}: a role has a type. */
public record RoleTypeStatement(OptionalBlock.Use role, OptionalBlock.Use type) {}
