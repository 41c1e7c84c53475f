/**
 * The parser of the JSON form of nft files, as {@code nft -j list ruleset} writes it. Read
 * {@link io.github.secfw.nftables.reader.json.JsonCommands} first.
 */
@NullMarked
package io.github.secfw.nftables.reader.json;

import org.jspecify.annotations.NullMarked;
