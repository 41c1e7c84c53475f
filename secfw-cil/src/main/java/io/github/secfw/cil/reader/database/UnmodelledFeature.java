package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.SourcePosition;

/** Something that matters to rules on packets, where it is in force, and that the relation cannot say. */
public record UnmodelledFeature(Scope scope, SourcePosition place, String fact) {}
