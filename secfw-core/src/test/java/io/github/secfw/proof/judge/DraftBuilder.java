package io.github.secfw.proof.judge;

import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Makes a program of a draft. Each rule gets objects of its own, so that each has states of its own. */
final class DraftBuilder {

    private final IdentityHashMap<Draft.Chain, ProgramChain> chains = new IdentityHashMap<>();

    static PacketProgram program(Draft draft) {
        DraftBuilder builder = new DraftBuilder();
        List<ProgramBaseChain> bases = new ArrayList<>();
        for (Draft.Base base : draft.bases()) {
            bases.add(new ProgramBaseChain(
                    base.chain().name(),
                    base.hook(),
                    base.priority(),
                    base.families(),
                    base.policy(),
                    builder.rules(base.chain())));
        }
        return new PacketProgram(bases, true);
    }

    private ProgramChain chain(Draft.Chain chain) {
        Optional<ProgramChain> known = Optional.ofNullable(chains.get(chain));
        if (known.isPresent()) {
            return known.get();
        }
        ProgramChain built = new ProgramChain(chain.name(), rules(chain));
        chains.put(chain, built);
        return built;
    }

    private List<ProgramRule> rules(Draft.Chain chain) {
        List<ProgramRule> rules = new ArrayList<>();
        for (Draft.Rule rule : chain.rules()) {
            List<Instruction> steps = new ArrayList<>();
            rule.steps().forEach(step -> steps.add(step(step)));
            rules.add(new ProgramRule(steps.toString(), steps));
        }
        return rules;
    }

    private Instruction step(DraftStep step) {
        if (step.target().isPresent()) {
            ProgramChain target = chain(step.target().get());
            return step.isGoto() ? new Instruction.Goto(target) : new Instruction.Jump(target);
        }
        Instruction instruction = step.instruction().orElseThrow();
        if (instruction instanceof Instruction.Guard guard) {
            return new Instruction.Guard(fresh(guard.condition()));
        }
        if (instruction instanceof Instruction.LookUp lookUp) {
            return new Instruction.LookUp(lookUp.cases().stream()
                    .map(one -> new Instruction.Case(fresh(one.condition()), one.then()))
                    .toList());
        }
        return instruction instanceof Instruction.Unmodelled unmodelled
                ? new Instruction.Unmodelled(unmodelled.text(), unmodelled.footprint())
                : instruction;
    }

    private static Condition fresh(Condition condition) {
        if (condition instanceof Condition.Is is) {
            return new Condition.Is(is.criterion());
        }
        if (condition instanceof Condition.Unmodelled unmodelled) {
            return new Condition.Unmodelled(unmodelled.text(), unmodelled.footprint());
        }
        if (condition instanceof Condition.InSet set) {
            return new Condition.InSet(
                    new Condition.Unmodelled(set.lookUp().text(), set.lookUp().footprint()), fresh(set.listed()));
        }
        if (condition instanceof Condition.Not not) {
            return new Condition.Not(fresh(not.condition()));
        }
        if (condition instanceof Condition.All all) {
            return new Condition.All(
                    all.conditions().stream().map(DraftBuilder::fresh).toList());
        }
        return condition instanceof Condition.Any any
                ? new Condition.Any(
                        any.conditions().stream().map(DraftBuilder::fresh).toList())
                : condition;
    }
}
