/**
 * The expansion of blocks, macros and conditions at compile time, in the passes of the CIL compiler.
 *
 * <p>Read first: {@code Expansion}, which runs the passes, then {@code ExpandedTreeReader}, which reads the statements of the
 * expanded tree into the policy database.
 */
package io.github.secfw.cil.reader.expansion;
