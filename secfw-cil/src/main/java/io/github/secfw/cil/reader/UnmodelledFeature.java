package io.github.secfw.cil.reader;

/** Something that matters to rules on packets, where it is in force, and that the relation cannot say. */
record UnmodelledFeature(Scope scope, SourcePosition place, String fact) {}
