package io.github.secfw.proof;

import com.google.common.collect.Iterables;
import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Meaning;
import io.github.secfw.program.Occurrences;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.selinux.AccessRelation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Proves that two programs mean the same: that for every hook, every packet that can be there, and every label that the packet
 * and its connection can have before, both give the same verdict, the same labels and marks and the same log lines, hand it to
 * the same queues and take from the same limits, and that both or none have SELinux check labels. That implies that they do
 * the same to every sequence of packets. Immutable.
 *
 * <p>A difference is shown with a packet on which the interpreter was run. Where the programs have something that the model
 * does not know, or the proof would take too much memory, the answer is that it is undecided; never a wrong one.
 *
 * <pre>{@code
 * Proof proof = Prover.create().prove(before.meaning(), after.meaning());
 * if (proof instanceof Proof.Different different) {
 *     System.out.println(different.example().orElseThrow());
 * }
 * }</pre>
 */
@CheckReturnValue
public final class Prover {

    private final Set<Family> families;
    private final Optional<Long> memory;
    private final Accounts accounts;
    private final boolean assumesListed;

    private Prover(Set<Family> families, Optional<Long> memory, Accounts accounts, boolean assumesListed) {
        this.families = families;
        this.memory = memory;
        this.accounts = accounts;
        this.assumesListed = assumesListed;
    }

    /** {@return a prover for packets of both families} */
    public static Prover create() {
        return new Prover(EnumSet.allOf(Family.class), Optional.empty(), Accounts.UNKNOWN, false);
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
            throw new IllegalArgumentException("no address family given: name at least one");
        }
        Set<Family> copy = EnumSet.noneOf(Family.class);
        copy.addAll(some);
        return new Prover(Collections.unmodifiableSet(copy), memory, accounts, assumesListed);
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
        return new Prover(families, Optional.of(bytes), accounts, assumesListed);
    }

    /**
     * This prover with the numbers that users and groups have on the machine. A name without number here may have any number:
     * where a program has it beside numbers or other names, a difference that depends on it is undecided.
     *
     * @param users the numbers of users by their names
     * @param groups the numbers of groups by their names
     * @return the prover
     */
    public Prover accounts(Map<String, Long> users, Map<String, Long> groups) {
        return new Prover(families, memory, new Accounts(users, groups), assumesListed);
    }

    /**
     * This prover where sets that programs may fill while rules are loaded hold what their files list. Without it such a set is
     * any set, and what is equal only for the listed elements is {@link Proof.EqualAsListed}.
     *
     * @return the prover
     */
    public Prover assumingListedSets() {
        return new Prover(families, memory, accounts, true);
    }

    /**
     * Compares two programs.
     *
     * @param left a program
     * @param right another program
     * @return whether they mean the same
     */
    public Proof prove(PacketProgram left, PacketProgram right) {
        return proveListed(left, right);
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
     * Compares what two sets of files mean, in what both have: packets of the families that both have, access where both
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
            return new Proof.Undecided("the inputs have nothing in common to compare");
        }
        for (String unknown : Iterables.concat(left.unknown(), right.unknown())) {
            proof = proof.and(new Proof.Undecided(unknown));
        }
        return proof;
    }

    private Proof access(Meaning left, Meaning right) {
        return prove(left.access().orElseThrow(), right.access().orElseThrow());
    }

    private Proof proveListed(PacketProgram left, PacketProgram right) {
        SortedSet<String> sets = new TreeSet<>();
        Proof listed = prove(left, right, true, sets);
        if (!listed.isEqual() || sets.isEmpty() || assumesListed) {
            return listed;
        }
        return prove(left, right, false, sets).isEqual() ? listed : new Proof.EqualAsListed(sets);
    }

    /** Which limits of two programs correspond is not known: each way to number them is as good. */
    private Proof prove(PacketProgram left, PacketProgram right, boolean areListed, Set<String> sets) {
        List<ComparedPrograms> byRule = new ArrayList<>();
        List<ComparedPrograms> byOrder = new ArrayList<>();
        boolean isSame = true;
        for (Family family : families) {
            Occurrences ofLeft = Occurrences.in(left, family, families);
            Occurrences inOrder = Occurrences.in(right, family, families);
            Occurrences matched = inOrder.numberedAs(ofLeft);
            FamilyProgram first = new FamilyProgram(left, family, ofLeft, areListed);
            byRule.add(new ComparedPrograms(first, new FamilyProgram(right, family, matched, areListed)));
            byOrder.add(new ComparedPrograms(first, new FamilyProgram(right, family, inOrder, areListed)));
            isSame &= matched.areAs(inOrder);
        }
        Proof first = prove(byRule, sets);
        if (isSame || !(first instanceof Proof.Undecided)) {
            return first;
        }
        Proof second = prove(byOrder, sets);
        return second instanceof Proof.Undecided ? first : second;
    }

    private Proof prove(List<ComparedPrograms> families, Set<String> sets) {
        Proof proof = new Proof.Equal();
        for (ComparedPrograms programs : families) {
            proof = proof.and(prove(programs, sets));
            if (proof instanceof Proof.Different) {
                break;
            }
        }
        return proof;
    }

    private Proof prove(ComparedPrograms programs, Set<String> sets) {
        Space space = Space.of(accounts, programs.left(), programs.right());
        sets.addAll(space.sets());
        Proof proof = new Proof.Equal();
        for (Hook hook : Hook.values()) {
            proof = proof.and(withinBudget(() -> prove(space, hook, programs)));
            if (proof instanceof Proof.Different) {
                break;
            }
        }
        return proof;
    }

    private Proof prove(Space space, Hook hook, ComparedPrograms programs) {
        Set<Object> repeated = new LinkedHashSet<>();
        while (true) {
            HookComparison comparison = comparison(space, hook, Stages.Ties.AS_GIVEN, programs, repeated);
            Proof proof = comparison.prove();
            if (comparison.repeated().isEmpty()) {
                return comparison
                        .unordered()
                        .map(chains -> isSameReversed(space, hook, programs, repeated, proof)
                                ? proof
                                : new Proof.Undecided(
                                        "the chains " + chains.get(0).name() + " and "
                                                + chains.get(1).name() + " have the same priority at " + hook
                                                + ": which of the two is first is not known"))
                        .orElse(proof);
            }
            repeated.addAll(comparison.repeated());
        }
    }

    /** Base chains of equal priority run in the order in which they were loaded, or the other way round: in both alike. */
    private boolean isSameReversed(
            Space space, Hook hook, ComparedPrograms programs, Set<Object> repeated, Proof proof) {
        HookComparison reversed = comparison(space, hook, Stages.Ties.REVERSED, programs, repeated);
        return reversed.prove().getClass() == proof.getClass()
                && reversed.repeated().isEmpty();
    }

    private HookComparison comparison(
            Space space, Hook hook, Stages.Ties ties, ComparedPrograms programs, Set<Object> repeated) {
        Operations operations =
                new Operations(space.forHook(repeated), memory.map(Memory::new).orElseGet(Memory::usual));
        return new HookComparison(operations, hook, ties, programs);
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
