/**
 * The reader of nft files, without any part of the renderer. It works in phases, each in a package of its own:
 * <ol>
 * <li>{@code text} parses files that {@code nft list ruleset} or people write; {@code json} parses those that
 * {@code nft -j list ruleset} writes. Both create the same expressions, statements and rules of {@code syntax}, in tables of
 * {@code table}.
 * <li>{@code lowering} translates these tables to the program of the model. A comparison becomes a condition on a field of
 * {@code field}. {@code unmodelled} describes what the model does not have.
 * </ol>
 * Read {@link io.github.secfw.nftables.reader.NftablesReader} first, then {@code text.TextParser} and
 * {@code lowering.RulesetLowering}. {@code docs/grammar/nftables.md} has the grammar.
 */
@NullMarked
package io.github.secfw.nftables.reader;

import org.jspecify.annotations.NullMarked;
