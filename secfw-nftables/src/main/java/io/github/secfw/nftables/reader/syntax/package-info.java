/**
 * The syntax of nft files, the same for text and JSON: expressions, statements, rules, chains, and the place of each in its
 * file. Nothing here has a meaning in the model yet. Read {@link io.github.secfw.nftables.reader.syntax.Expression} and
 * {@link io.github.secfw.nftables.reader.syntax.Statement} first.
 */
@NullMarked
package io.github.secfw.nftables.reader.syntax;

import org.jspecify.annotations.NullMarked;
