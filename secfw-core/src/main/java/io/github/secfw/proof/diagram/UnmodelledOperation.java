package io.github.secfw.proof.diagram;

import com.google.common.collect.ImmutableList;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Occurrence;

/**
 * An unmodelled condition or step: a function from the registers that it reads to its answer and its writes.
 *
 * @param name its name, without inputs
 * @param footprint the cells that it reads and writes
 * @param isTracked whether its packets can belong to a connection
 * @param registers the registers that it reads, in the order of its cells
 */
public record UnmodelledOperation(
        Occurrence name, Footprint footprint, boolean isTracked, ImmutableList<Integer> registers) {}
