/**
 * Tables of the fields and statements of nft that the model does not have: what each of them reads and writes, and which values
 * a field can have. Read {@link io.github.secfw.nftables.reader.unmodelled.UnmodelledRow} first, then
 * {@link io.github.secfw.nftables.reader.unmodelled.UnmodelledRows}.
 */
@NullMarked
package io.github.secfw.nftables.reader.unmodelled;

import org.jspecify.annotations.NullMarked;
