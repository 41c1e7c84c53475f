package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.SourcePosition;

/** A statement on what is in a set that has a name: types in an attribute, permissions in a set of them. */
public record Assignment<T>(String set, T members, Scope scope, SourcePosition place) {}
