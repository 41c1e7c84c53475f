/**
 * The parser of the text form of nft files: a scanner and one recursive-descent parser per kind of block. Read
 * {@link io.github.secfw.nftables.reader.text.TextParser} first, beside {@code docs/grammar/nftables.md}.
 */
@NullMarked
package io.github.secfw.nftables.reader.text;

import org.jspecify.annotations.NullMarked;
