/**
 * Translation of tables to the program of the model: chains in an order in which targets come first, rules to instructions,
 * comparisons to conditions. Read {@link io.github.secfw.nftables.reader.lowering.RulesetLowering} first, then
 * {@link io.github.secfw.nftables.reader.lowering.RuleLowering}.
 */
@NullMarked
package io.github.secfw.nftables.reader.lowering;

import org.jspecify.annotations.NullMarked;
