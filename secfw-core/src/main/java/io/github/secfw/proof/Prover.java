package io.github.secfw.proof;

import com.google.common.collect.Iterables;
import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Meaning;
import io.github.secfw.program.Occurrences;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.proof.access.AccessComparison;
import io.github.secfw.proof.diagram.MemoryBudget;
import io.github.secfw.proof.diagram.OverBudgetException;
import io.github.secfw.proof.field.AccountNumbers;
import io.github.secfw.proof.report.ComparedPrograms;
import io.github.secfw.proof.symbolic.FamilyProgram;
import io.github.secfw.proof.symbolic.Operations;
import io.github.secfw.proof.symbolic.Stages;
import io.github.secfw.proof.symbolic.VariableOrder;
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
 * Proves that two programs are equal: for every hook, every packet that can be there, and every label of the packet and its
 * connection before, both give the same verdict, labels, marks and log lines, use the same queues and limits, and both or
 * neither make SELinux check labels. Equal programs do the same to every sequence of packets. Immutable.
 *
 * <p>A difference is shown with a packet on which the interpreter confirms it. The answer is undecided, never wrong, where
 * unmodelled features matter or the proof would need too much memory.
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
    private final AccountNumbers accounts;
    private final boolean assumesListed;

    private Prover(Set<Family> families, Optional<Long> memory, AccountNumbers accounts, boolean assumesListed) {
        this.families = families;
        this.memory = memory;
        this.accounts = accounts;
        this.assumesListed = assumesListed;
    }

    /** {@return a prover for packets of both families} */
    public static Prover create() {
        return new Prover(EnumSet.allOf(Family.class), Optional.empty(), AccountNumbers.UNKNOWN, false);
    }

    /**
     * This prover for packets of some families only.
     *
     * @param some the families, at least one
     * @return the prover
     * @throws IllegalArgumentException if the set is empty
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
     * This prover with a memory budget: a proof that needs more is undecided. The default is half of the heap, and at most
     * 2<sup>30</sup> bytes. The budget counts what grows with the diagrams. The heap must have room for half as much again,
     * since growing tables are copied.
     *
     * @param bytes the bytes that the diagrams of one hook can take, 1 to 2<sup>32</sup>; 2<sup>16</sup> are enough for few
     *     rules
     * @return the prover
     * @throws IllegalArgumentException if the number is not in that range
     */
    public Prover memory(long bytes) {
        if (bytes < 1 || bytes > MemoryBudget.MOST) {
            throw new IllegalArgumentException(
                    "invalid memory of " + bytes + " bytes: expected 1 to " + MemoryBudget.MOST);
        }
        return new Prover(families, Optional.of(bytes), accounts, assumesListed);
    }

    /**
     * This prover with the numbers of the machine's users and groups. A name without a number here can have any number: a
     * difference that depends on it is undecided if a program also tests numbers or other names.
     *
     * @param users the numbers of users by name
     * @param groups the numbers of groups by name
     * @return the prover
     */
    public Prover accounts(Map<String, Long> users, Map<String, Long> groups) {
        return new Prover(families, memory, new AccountNumbers(users, groups), assumesListed);
    }

    /**
     * This prover with the assumption that sets which programs can fill hold the elements that the files list. Without it
     * such a set can hold any elements, and programs that are equal only for the listed elements are {@link
     * Proof.EqualAsListed}.
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
     * @return whether they are equal
     */
    public Proof prove(PacketProgram left, PacketProgram right) {
        return proveListed(left, right);
    }

    /**
     * Compares two access relations: the access to labels, the types in attributes of the machine's own policy, and the
     * initial values of declared booleans.
     *
     * @param left an access relation
     * @param right another access relation
     * @return whether they are equal for all attributes that a machine's domains can have; undecided if one of them has
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
     * Compares the meanings of two sets of files in the parts that both have: packets of common families, and access.
     *
     * @param left a meaning
     * @param right another meaning
     * @return whether they are equal
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

    /** The correspondence of the limits of two programs is unknown: each numbering is as good. */
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
        VariableOrder order = VariableOrder.of(accounts, programs.left(), programs.right());
        sets.addAll(order.sets());
        Proof proof = new Proof.Equal();
        for (Hook hook : Hook.values()) {
            proof = proof.and(withinBudget(() -> prove(order, hook, programs)));
            if (proof instanceof Proof.Different) {
                break;
            }
        }
        return proof;
    }

    private Proof prove(VariableOrder order, Hook hook, ComparedPrograms programs) {
        Set<Object> repeated = new LinkedHashSet<>();
        while (true) {
            HookComparison comparison = comparison(order, hook, Stages.Ties.AS_GIVEN, programs, repeated);
            Proof proof = comparison.prove();
            if (comparison.repeated().isEmpty()) {
                return comparison
                        .unordered()
                        .map(chains -> isSameReversed(order, hook, programs, repeated, proof)
                                ? proof
                                : new Proof.Undecided(
                                        "the chains " + chains.get(0).name() + " and "
                                                + chains.get(1).name() + " have the same priority at " + hook
                                                + ": their order is unknown"))
                        .orElse(proof);
            }
            repeated.addAll(comparison.repeated());
        }
    }

    /** Whether the proof is the same if base chains of equal priority run in reverse order in both programs. */
    private boolean isSameReversed(
            VariableOrder order, Hook hook, ComparedPrograms programs, Set<Object> repeated, Proof proof) {
        HookComparison reversed = comparison(order, hook, Stages.Ties.REVERSED, programs, repeated);
        return reversed.prove().getClass() == proof.getClass()
                && reversed.repeated().isEmpty();
    }

    private HookComparison comparison(
            VariableOrder order, Hook hook, Stages.Ties ties, ComparedPrograms programs, Set<Object> repeated) {
        Operations operations = new Operations(
                order.forHook(repeated), memory.map(MemoryBudget::new).orElseGet(MemoryBudget::usual));
        return new HookComparison(operations, hook, ties, programs);
    }

    /** Each hook has the whole memory budget. */
    private static Proof withinBudget(Supplier<Proof> ofHook) {
        try {
            return ofHook.get();
        } catch (OverBudgetException e) {
            return new Proof.Undecided(String.valueOf(e.getMessage()));
        }
    }
}
