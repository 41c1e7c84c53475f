/**
 * The reader of CIL. It reads the access rules on the object class {@code packet} into an access relation.
 *
 * <p>Each phase is a package, in this order:
 * <ol>
 *   <li>{@code syntax}: the text becomes statements.
 *   <li>{@code database}: holds what the statements declare, and the tree of blocks and macros.
 *   <li>{@code parser}: puts statements into the database and the tree.
 *   <li>{@code expansion}: expands blocks, macros and conditions at compile time.
 *   <li>{@code resolution}: resolves names, optional blocks, attributes and permissions.
 *   <li>{@code access}: builds the access relation.
 * </ol>
 *
 * <p>Read first: {@link io.github.secfw.cil.reader.CilReader}, which runs the phases. {@code docs/grammar/cil.md} is the grammar.
 */
package io.github.secfw.cil.reader;
