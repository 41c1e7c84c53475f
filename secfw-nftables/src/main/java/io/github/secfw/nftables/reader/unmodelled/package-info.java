/**
 * The unmodelled fields and statements of nft: the cells that each of them reads and writes, and the values that a field can
 * have. Read {@link io.github.secfw.nftables.reader.unmodelled.UnmodelledRow} first, then
 * {@link io.github.secfw.nftables.reader.unmodelled.UnmodelledRows}.
 */
@NullMarked
package io.github.secfw.nftables.reader.unmodelled;

import org.jspecify.annotations.NullMarked;
