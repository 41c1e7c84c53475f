package io.github.secfw.testkit.tools;

import io.github.secfw.annotation.CheckReturnValue;

/**
 * An nftables file as it was loaded, and the rules in the kernel afterwards.
 *
 * @param loaded the loaded text: the file with marks in place of labels, and {@code drop} in place of {@code queue} if the
 *     kernel does not have that
 * @param text the output of {@code nft list ruleset}
 * @param json the output of {@code nft -j list ruleset}
 */
@CheckReturnValue
public record NftListing(String loaded, String text, String json) {}
