package io.github.secfw.program;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** Compares rules. Each pair of chains is compared once, also where chains share others many times over. */
final class ProgramEquality {

    private final IdentityHashMap<ProgramChain, Set<ProgramChain>> compared = new IdentityHashMap<>();

    /** Whether the base chains have the same properties and rules. */
    boolean same(ProgramBaseChain one, ProgramBaseChain other) {
        return one.name().equals(other.name())
                && one.hook() == other.hook()
                && one.priority() == other.priority()
                && one.families().equals(other.families())
                && one.policy() == other.policy()
                && one.reroutes() == other.reroutes()
                && all(one.rules(), other.rules(), this::same);
    }

    /** Whether the chains have the same name and rules, given that all pairs that are being compared have. */
    @SuppressWarnings("ReferenceEquality") // equality is what is being decided
    boolean same(ProgramChain one, ProgramChain other) {
        return one == other
                || !isFirst(one, other)
                || (one.name().equals(other.name()) && all(one.rules(), other.rules(), this::same));
    }

    private boolean isFirst(ProgramChain one, ProgramChain other) {
        return compared.computeIfAbsent(one, key -> Collections.newSetFromMap(new IdentityHashMap<>()))
                .add(other);
    }

    private boolean same(ProgramRule one, ProgramRule other) {
        return one.text().equals(other.text()) && all(one.instructions(), other.instructions(), this::same);
    }

    private boolean same(Instruction one, Instruction other) {
        if (one instanceof Instruction.Jump jump) {
            return other instanceof Instruction.Jump that && same(jump.chain(), that.chain());
        }
        if (one instanceof Instruction.Goto jump) {
            return other instanceof Instruction.Goto that && same(jump.chain(), that.chain());
        }
        if (one instanceof Instruction.LookUp lookUp) {
            return other instanceof Instruction.LookUp that && all(lookUp.cases(), that.cases(), this::same);
        }
        return one.equals(other);
    }

    private boolean same(Instruction.Case one, Instruction.Case other) {
        return one.condition().equals(other.condition()) && same(one.then(), other.then());
    }

    static <T> boolean all(List<T> some, List<T> others, BiPredicate<T, T> same) {
        if (some.size() != others.size()) {
            return false;
        }
        Iterator<T> other = others.iterator();
        return some.stream().allMatch(one -> same.test(one, other.next()));
    }
}
