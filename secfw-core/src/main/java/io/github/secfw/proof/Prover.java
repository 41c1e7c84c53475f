package io.github.secfw.proof;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Occurrences;
import io.github.secfw.program.PacketProgram;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Proves that two programs mean the same: that for every hook, every packet that can be there, and every label that the packet
 * and its connection can have before, both give the same verdict, the same labels and marks and the same log lines, hand it to
 * the same queues and take from the same limits, and that both or none have SELinux check labels. That implies that they do
 * the same to every sequence of packets. Immutable.
 *
 * <p>A difference is shown with a packet on which the interpreter was run. Where the programs have something that the model
 * does not know, or the proof would take too much memory, the answer is that it is undecided; never a wrong one.
 */
public final class Prover {

    private static final int USUAL_BUDGET = 20_000_000;

    private final Set<Family> families;
    private final int budget;

    private Prover(Set<Family> families, int budget) {
        this.families = families;
        this.budget = budget;
    }

    /** {@return a prover for packets of both families} */
    public static Prover create() {
        return new Prover(EnumSet.allOf(Family.class), USUAL_BUDGET);
    }

    /**
     * This prover for packets of some families only.
     *
     * @param some the families
     * @return the prover
     */
    public Prover families(Set<Family> some) {
        Set<Family> copy = EnumSet.noneOf(Family.class);
        copy.addAll(some);
        return new Prover(Collections.unmodifiableSet(copy), budget);
    }

    /**
     * This prover with another bound on memory.
     *
     * @param nodes how many nodes the diagrams of one hook may have together, at least 1; a node takes about 100 bytes, more
     *     where rules have large sets
     * @return the prover
     * @throws IllegalArgumentException if the number is below 1
     */
    public Prover budget(int nodes) {
        if (nodes < 1) {
            throw new IllegalArgumentException("a proof needs nodes, not " + nodes + ": write at least 1");
        }
        return new Prover(families, nodes);
    }

    /**
     * Compares two programs.
     *
     * @param left a program
     * @param right another program
     * @return whether they mean the same
     */
    public Proof prove(PacketProgram left, PacketProgram right) {
        Optional<Proof> undecided = Optional.empty();
        for (Family family : families) {
            Proof proof = prove(left, right, family);
            if (proof instanceof Proof.Different) {
                return proof;
            }
            if (proof instanceof Proof.Undecided) {
                undecided = undecided.or(() -> Optional.of(proof));
            }
        }
        return undecided.orElse(new Proof.Equal());
    }

    private Proof prove(PacketProgram left, PacketProgram right, Family family) {
        Optional<Proof> undecided = Optional.empty();
        try {
            Occurrences ofLeft = Occurrences.in(left, family);
            Occurrences ofRight = Occurrences.in(right, family);
            Vocabulary vocabulary = new Vocabulary(family);
            vocabulary.add(left, ofLeft);
            vocabulary.add(right, ofRight);
            Space space = new Space(vocabulary);
            for (Hook hook : Hook.values()) {
                Proof proof =
                        new HookComparison(new Operations(space, budget), hook, left, ofLeft, right, ofRight).prove();
                if (proof instanceof Proof.Different) {
                    return proof;
                }
                if (proof instanceof Proof.Undecided) {
                    undecided = undecided.or(() -> Optional.of(proof));
                }
            }
        } catch (OverBudgetException e) {
            return new Proof.Undecided(String.valueOf(e.getMessage()));
        }
        return undecided.orElse(new Proof.Equal());
    }
}
