/**
 * Tables with their chains, sets, maps and objects while files are read, and the checks that nft makes when a command ends:
 * types of elements, overlaps, names that must exist. Read {@link io.github.secfw.nftables.reader.table.Ruleset} first.
 */
@NullMarked
package io.github.secfw.nftables.reader.table;

import org.jspecify.annotations.NullMarked;
