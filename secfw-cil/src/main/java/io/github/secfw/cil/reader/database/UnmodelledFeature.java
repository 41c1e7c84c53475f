package io.github.secfw.cil.reader.database;

import io.github.secfw.cil.reader.syntax.SourcePosition;

/**
 * A feature of the files that affects packets and that an access relation cannot express.
 *
 * @param scope the scope of the statement
 * @param position the position of the statement
 * @param description what it is, as a noun phrase
 */
public record UnmodelledFeature(Scope scope, SourcePosition position, String description) {}
