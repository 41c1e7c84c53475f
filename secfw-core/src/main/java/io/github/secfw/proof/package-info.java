/**
 * The prover: it proves for all packets that two programs mean the same, or finds a packet for which they do not. Start with
 * {@link io.github.secfw.proof.Prover}, {@link io.github.secfw.proof.Proof} and {@link io.github.secfw.proof.Changes};
 * {@code docs/proof.md} explains the technique.
 *
 * <p>Both programs are compiled to hash-consed multi-valued decision diagrams: programs with equal diagrams are equal. The work
 * is cut into packages by phase, each of which depends only on those before it: {@code diagram}, {@code field},
 * {@code symbolic}, {@code report}, and this one. {@code access} compares access relations and depends on none of them.
 */
@NullMarked
package io.github.secfw.proof;

import org.jspecify.annotations.NullMarked;
