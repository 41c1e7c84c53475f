package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.SourcePosition;

/**
 * A statement that gives a name a value, or adds a value to it: a type to an alias, types to an attribute, permissions to a set.
 *
 * @param name the name as written
 * @param value the value as written
 * @param scope the scope of the statement
 * @param position the position of the statement
 */
public record Assignment<T>(String name, T value, Scope scope, SourcePosition position) {}
