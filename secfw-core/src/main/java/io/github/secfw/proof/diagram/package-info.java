/**
 * Hash-consed multi-valued decision diagrams and the operations on them. It knows nothing of packets. Start with {@link
 * io.github.secfw.proof.diagram.Diagrams}, then {@link io.github.secfw.proof.diagram.PackedOutcome} and {@link
 * io.github.secfw.proof.diagram.Terminals} for what stands at terminals, {@link io.github.secfw.proof.diagram.Registers} and
 * {@link io.github.secfw.proof.diagram.Terms} for what rules change, and {@link io.github.secfw.proof.diagram.Composition} for
 * the operation that matters.
 */
@NullMarked
package io.github.secfw.proof.diagram;

import org.jspecify.annotations.NullMarked;
