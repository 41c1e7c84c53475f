package io.github.secfw.proof.diagram;

import com.google.common.collect.ImmutableList;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Occurrence;

/**
 * Something that answers or writes by what it reads, outside the model.
 *
 * @param name what it is, without inputs
 * @param footprint what it reads and writes
 * @param isTracked whether packets that it meets can belong to a connection
 * @param registers the registers that it reads, in the order of its cells
 */
public record UnmodelledOperation(
        Occurrence name, Footprint footprint, boolean isTracked, ImmutableList<Integer> registers) {}
