package io.github.secfw.proof.judge;

import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeSet;

/** A program in words, with its chains and with what is read and written by what is outside the model. */
final class ProgramText {

    private final StringBuilder text = new StringBuilder();
    private final Deque<ProgramChain> open = new ArrayDeque<>();
    private final Set<ProgramChain> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> footprints = new TreeSet<>();

    private ProgramText() {}

    static String of(PacketProgram program) {
        return new ProgramText().write(program);
    }

    private String write(PacketProgram program) {
        for (ProgramBaseChain base : program.baseChains()) {
            text.append("  ").append(base.hook()).append(' ').append(base.priority());
            text.append(" for ").append(base.families());
            text.append(" policy ").append(base.policy()).append('\n');
            base.rules().forEach(this::write);
        }
        while (!open.isEmpty()) {
            ProgramChain chain = open.remove();
            text.append("  chain ").append(name(chain)).append('\n');
            chain.rules().forEach(this::write);
        }
        footprints.forEach(footprint -> text.append("  ").append(footprint).append('\n'));
        return text.toString();
    }

    private void write(ProgramRule rule) {
        text.append("    ");
        for (Instruction step : rule.instructions()) {
            if (step instanceof Instruction.Jump jump) {
                text.append("jump ").append(target(jump.chain()));
            } else if (step instanceof Instruction.Goto jump) {
                text.append("goto ").append(target(jump.chain()));
            } else {
                text.append(step);
            }
            text.append("; ");
            addFootprint(step);
        }
        text.append('\n');
    }

    private String target(ProgramChain chain) {
        if (known.add(chain)) {
            open.add(chain);
        }
        return name(chain);
    }

    private static String name(ProgramChain chain) {
        return chain.name();
    }

    private void addFootprint(Instruction step) {
        if (step instanceof Instruction.Unmodelled unmodelled) {
            addFootprint(unmodelled.text(), unmodelled.footprint());
        } else if (step instanceof Instruction.Guard guard) {
            addFootprint(guard.condition());
        } else if (step instanceof Instruction.LookUp lookUp) {
            lookUp.cases().forEach(one -> addFootprint(one.condition()));
        }
    }

    private void addFootprint(Condition condition) {
        if (condition instanceof Condition.Unmodelled unmodelled) {
            addFootprint(unmodelled.text(), unmodelled.footprint());
        } else if (condition instanceof Condition.Not not) {
            addFootprint(not.condition());
        } else if (condition instanceof Condition.InSet set) {
            addFootprint(set.lookUp());
            footprints.add("\"" + set + "\" lists " + set.listed());
        } else if (condition instanceof Condition.All all) {
            all.conditions().forEach(this::addFootprint);
        } else if (condition instanceof Condition.Any any) {
            any.conditions().forEach(this::addFootprint);
        }
    }

    private void addFootprint(String text, Footprint footprint) {
        footprints.add("\"" + text + "\" reads " + footprint.reads() + ", writes " + footprint.writes()
                + (footprint.varies().toString().equals("always") ? "" : ", varies for " + footprint.varies()));
    }
}
