/** The backend for nftables: a file for {@code nft -f}. */
package io.github.secfw.nftables;
