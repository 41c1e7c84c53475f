package io.github.secfw.proof.judge;

import io.github.secfw.net.LimitCriterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps, conditions and states of a program that a packet could meet, each object once. */
final class ProgramParts {

    private final List<Instruction> steps = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final Set<Object> entered = Collections.newSetFromMap(new IdentityHashMap<>());

    ProgramParts(PacketProgram program) {
        program.baseChains().forEach(chain -> chain.rules().forEach(this::add));
    }

    private void add(ProgramRule rule) {
        for (Instruction step : rule.instructions()) {
            if (step instanceof Instruction.Jump jump) {
                enter(jump.chain());
            } else if (step instanceof Instruction.Goto jump) {
                enter(jump.chain());
            }
            steps.add(step);
            if (step instanceof Instruction.Guard guard) {
                add(guard.condition());
            } else if (step instanceof Instruction.LookUp lookUp) {
                lookUp.cases().forEach(one -> {
                    add(one.condition());
                    steps.add(one.then());
                });
            }
        }
    }

    private void enter(ProgramChain chain) {
        if (entered.add(chain)) {
            chain.rules().forEach(this::add);
        }
    }

    private void add(Condition condition) {
        conditions.add(condition);
        if (condition instanceof Condition.Unmodelled unmodelled) {
            add(unmodelled.footprint().varies());
        }
        if (condition instanceof Condition.Not not) {
            add(not.condition());
        } else if (condition instanceof Condition.InSet set) {
            add(set.lookUp());
            add(set.listed());
        } else if (condition instanceof Condition.All all) {
            all.conditions().forEach(this::add);
        } else if (condition instanceof Condition.Any any) {
            any.conditions().forEach(this::add);
        }
    }

    List<Instruction> steps() {
        return steps;
    }

    List<Condition> conditions() {
        return conditions;
    }

    /** The conditions and steps that have a state of their own, with their texts. */
    List<OwnState> ownStates() {
        List<OwnState> states = new ArrayList<>();
        for (Condition condition : conditions) {
            ownState(condition).ifPresent(states::add);
        }
        for (Instruction step : steps) {
            if (step instanceof Instruction.Unmodelled unmodelled && Cells.hasOwnState(unmodelled.footprint())) {
                states.add(new OwnState(step, unmodelled.text()));
            }
        }
        return states;
    }

    private static Optional<OwnState> ownState(Condition condition) {
        if (condition instanceof Condition.Unmodelled unmodelled && Cells.hasOwnState(unmodelled.footprint())) {
            return Optional.of(new OwnState(condition, unmodelled.text()));
        }
        return condition instanceof Condition.Is is && is.criterion() instanceof LimitCriterion limit
                ? Optional.of(new OwnState(condition, limit.simplest().toString()))
                : Optional.empty();
    }

    /** The footprints of all that is outside the model. */
    List<Footprint> footprints() {
        List<Footprint> footprints = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Unmodelled unmodelled) {
                footprints.add(unmodelled.footprint());
            }
        }
        for (Instruction step : steps) {
            if (step instanceof Instruction.Unmodelled unmodelled) {
                footprints.add(unmodelled.footprint());
            }
        }
        return footprints;
    }

    /**
     * Something with a state of its own.
     *
     * @param object the condition or the step: its identity is that of the state
     * @param text its text
     */
    record OwnState(Object object, String text) {}
}
