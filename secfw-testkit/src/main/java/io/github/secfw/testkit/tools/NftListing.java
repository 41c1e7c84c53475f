package io.github.secfw.testkit.tools;

import io.github.secfw.annotation.CheckReturnValue;

/**
 * What was loaded of an nftables file, and what the kernel then holds.
 *
 * @param loaded what was loaded: the file with marks in place of labels, and with {@code drop} in place of {@code queue} where
 *     the kernel does not have that
 * @param text what {@code nft list ruleset} prints
 * @param json what {@code nft -j list ruleset} prints
 */
@CheckReturnValue
public record NftListing(String loaded, String text, String json) {}
