/**
 * The policy database: declared names, rules and the tree of blocks and macros, with names as they are written. It corresponds to
 * {@code struct cil_db} of the CIL compiler.
 *
 * <p>Read first: {@code PolicyDatabase}, then {@code Scope} (where a statement stands) and {@code TreeNode} (how a name is looked
 * up). The classes of this package depend on each other: a scope has a node, and a node's call has names of the database.
 */
package io.github.secfw.cil.reader.database;
