/**
 * The translation of tables to the program of the model: chains in topological order, rules to instructions, comparisons to
 * conditions. Read {@link io.github.secfw.nftables.reader.lowering.RulesetLowering} first, then
 * {@link io.github.secfw.nftables.reader.lowering.RuleLowering}.
 */
@NullMarked
package io.github.secfw.nftables.reader.lowering;

import org.jspecify.annotations.NullMarked;
