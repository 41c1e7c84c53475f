package io.github.secfw.program;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Numbers the conditions of a program that hang on more than the packet, as packets of one family can meet them: base chain
 * by base chain, rule by rule, into chains where a jump first leads there. A condition is its object: chains that several
 * rules jump to have their conditions once.
 */
public final class Occurrences {

    private final Family family;
    private final IdentityHashMap<Condition, Occurrence> numbered = new IdentityHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<ProgramChain> entered = Collections.newSetFromMap(new IdentityHashMap<>());

    private Occurrences(Family family) {
        this.family = family;
    }

    /**
     * Numbers the conditions of a program.
     *
     * @param program the program
     * @param family the family
     * @return their numbers
     */
    public static Occurrences in(PacketProgram program, Family family) {
        Occurrences occurrences = new Occurrences(family);
        for (ProgramBaseChain chain : program.baseChains()) {
            if (chain.families().contains(family)) {
                chain.rules().forEach(occurrences::number);
            }
        }
        return occurrences;
    }

    /**
     * {@return the number of a condition, empty for one that hangs on the packet alone or that no packet of the family
     * meets}
     *
     * @param condition the condition, the object that the program has
     */
    public Optional<Occurrence> of(Condition condition) {
        return Optional.ofNullable(numbered.get(condition));
    }

    private void number(ProgramRule rule) {
        for (Instruction step : rule.instructions()) {
            if (step instanceof Instruction.Guard guard && !FamilyOf.canHold(guard.condition(), family)) {
                return;
            }
            number(step);
        }
    }

    private void number(Instruction step) {
        if (step instanceof Instruction.Guard guard) {
            number(guard.condition());
        } else if (step instanceof Instruction.LookUp lookUp) {
            lookUp.cases().forEach(one -> number(one.condition()));
            lookUp.cases().forEach(one -> number(one.then()));
        } else if (step instanceof Instruction.Jump jump) {
            enter(jump.chain());
        } else if (step instanceof Instruction.Goto jump) {
            enter(jump.chain());
        }
    }

    private void enter(ProgramChain chain) {
        if (entered.add(chain)) {
            chain.rules().forEach(this::number);
        }
    }

    private void number(Condition condition) {
        if (condition instanceof Condition.Not not) {
            number(not.condition());
        } else if (condition instanceof Condition.All all) {
            all.conditions().forEach(this::number);
        } else if (condition instanceof Condition.Any any) {
            any.conditions().forEach(this::number);
        } else if (condition instanceof Condition.Unmodelled opaque) {
            number(condition, opaque.text());
        } else if (condition instanceof Condition.Is is && is.criterion() instanceof Criterion.Limit limit) {
            number(condition, limit.simplest().toString());
        }
    }

    private void number(Condition condition, String text) {
        numbered.computeIfAbsent(condition, key -> new Occurrence(text, counts.merge(text, 1, Integer::sum)));
    }
}
