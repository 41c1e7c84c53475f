package io.github.secfw.proof;

import com.google.common.collect.Iterables;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.selinux.AccessRelation;
import io.github.secfw.spi.Meaning;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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

    private final Set<Family> families;
    private final Optional<Long> memory;
    private final Accounts accounts;

    private Prover(Set<Family> families, Optional<Long> memory, Accounts accounts) {
        this.families = families;
        this.memory = memory;
        this.accounts = accounts;
    }

    /** {@return a prover for packets of both families} */
    public static Prover create() {
        return new Prover(EnumSet.allOf(Family.class), Optional.empty(), Accounts.UNKNOWN);
    }

    /**
     * This prover for packets of some families only.
     *
     * @param some the families, at least one
     * @return the prover
     * @throws IllegalArgumentException if there is none
     */
    public Prover families(Set<Family> some) {
        if (some.isEmpty()) {
            throw new IllegalArgumentException("a proof for packets of no family says nothing: name a family");
        }
        Set<Family> copy = EnumSet.noneOf(Family.class);
        copy.addAll(some);
        return new Prover(Collections.unmodifiableSet(copy), memory, accounts);
    }

    /**
     * This prover with another bound on memory: what takes more is undecided. Without one it is half of the heap, and at most
     * 2<sup>30</sup>. It counts what grows with the diagrams; the heap has to have room for half as much again, for what is
     * copied while it grows.
     *
     * @param bytes how many bytes the diagrams of one hook may take, 1 to 2<sup>32</sup>; 2<sup>16</sup> are enough for few rules
     * @return the prover
     * @throws IllegalArgumentException if the number is not in that range
     */
    public Prover memory(long bytes) {
        if (bytes < 1 || bytes > Memory.MOST) {
            throw new IllegalArgumentException(
                    "a proof cannot take " + bytes + " bytes of memory: write 1 to " + Memory.MOST);
        }
        return new Prover(families, Optional.of(bytes), accounts);
    }

    /**
     * This prover where the numbers of users and groups are known: of a name that is in neither map, no number is known. Where a
     * program has such names beside numbers or other names, a difference that hangs on them is undecided.
     *
     * @param users the numbers of users by their names
     * @param groups the numbers of groups by their names
     * @return the prover
     */
    public Prover accounts(Map<String, Long> users, Map<String, Long> groups) {
        return new Prover(families, memory, new Accounts(users, groups));
    }

    /**
     * Compares two programs.
     *
     * @param left a program
     * @param right another program
     * @return whether they mean the same
     */
    public Proof prove(PacketProgram left, PacketProgram right) {
        Proof proof = new Proof.Equal();
        for (Family family : families) {
            proof = proof.and(prove(left, right, family));
            if (proof instanceof Proof.Different) {
                break;
            }
        }
        return proof;
    }

    /**
     * Compares who may do what with which label, which types are put into attributes of the machine's own policy, and what the
     * booleans that are declared are at first.
     *
     * @param left an access relation
     * @param right another access relation
     * @return whether they mean the same, whatever attributes the domains of a machine have; undecided where one of them has
     *     unmodelled features
     */
    public Proof prove(AccessRelation left, AccessRelation right) {
        for (String unmodelled : Iterables.concat(left.unmodelled(), right.unmodelled())) {
            return new Proof.Undecided(unmodelled);
        }
        try {
            return AccessComparison.difference(left, right)
                    .<Proof>map(difference -> new Proof.Different(difference, Optional.empty()))
                    .orElseGet(Proof.Equal::new);
        } catch (AccessComparison.Undecided e) {
            return new Proof.Undecided(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Compares what two sets of files mean, in what both speak of: packets of the families that both have, access where both
     * have it.
     *
     * @param left a meaning
     * @param right another meaning
     * @return whether they mean the same
     */
    public Proof prove(Meaning left, Meaning right) {
        Proof proof = new Proof.Equal();
        boolean isCompared = false;
        Set<Family> both = EnumSet.noneOf(Family.class);
        both.addAll(families);
        both.retainAll(left.families());
        both.retainAll(right.families());
        if (left.program().isPresent() && right.program().isPresent() && !both.isEmpty()) {
            isCompared = true;
            proof = families(both).prove(left.program().get(), right.program().get());
        }
        if (left.access().isPresent() && right.access().isPresent()) {
            isCompared = true;
            proof = proof.and(access(left, right));
        }
        if (!isCompared) {
            return new Proof.Undecided("there is nothing that both speak of");
        }
        for (String unknown : Iterables.concat(left.unknown(), right.unknown())) {
            proof = proof.and(new Proof.Undecided(unknown));
        }
        return proof;
    }

    private Proof access(Meaning left, Meaning right) {
        return prove(left.access().orElseThrow(), right.access().orElseThrow());
    }

    private Proof prove(PacketProgram left, PacketProgram right, Family family) {
        FamilyProgram ofLeft = FamilyProgram.of(left, family);
        FamilyProgram ofRight = FamilyProgram.of(right, family);
        Space space = Space.of(accounts, ofLeft, ofRight);
        Proof proof = new Proof.Equal();
        for (Hook hook : Hook.values()) {
            proof = proof.and(withinBudget(() -> new HookComparison(
                            new Operations(space, memory.map(Memory::new).orElseGet(Memory::usual)),
                            hook,
                            ofLeft,
                            ofRight)
                    .prove()));
            if (proof instanceof Proof.Different) {
                break;
            }
        }
        return proof;
    }

    /** At each hook a proof may take as much memory again. */
    private static Proof withinBudget(Supplier<Proof> ofHook) {
        try {
            return ofHook.get();
        } catch (OverBudgetException e) {
            return new Proof.Undecided(String.valueOf(e.getMessage()));
        }
    }
}
