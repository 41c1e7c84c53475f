/**
 * The packet fields, one class for each kind: cut points, compiled tests, example values and texts. Start with {@link
 * io.github.secfw.proof.field.SymbolicField} and {@link io.github.secfw.proof.field.SymbolicFields}; {@link
 * io.github.secfw.proof.field.CriterionConstraints} maps each criterion to tests of fields.
 */
@NullMarked
package io.github.secfw.proof.field;

import org.jspecify.annotations.NullMarked;
