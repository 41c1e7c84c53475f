/**
 * Proves for all packets that two programs mean the same, or finds a packet for which they do not.
 *
 * <p>A program becomes a {@linkplain io.github.secfw.proof.Diagrams decision diagram} over the fields of a packet, each cut
 * into the few {@linkplain io.github.secfw.proof.Atoms atoms} that the two programs tell apart. What stands at its ends tells
 * verdict and labels for each class of labels that a packet and its connection can have before. Diagrams are kept once, so
 * that programs mean the same where they have the same one.
 */
@NullMarked
package io.github.secfw.proof;

import org.jspecify.annotations.NullMarked;
