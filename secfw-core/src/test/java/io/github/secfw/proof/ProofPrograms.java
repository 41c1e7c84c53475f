package io.github.secfw.proof;

import io.github.secfw.net.Hook;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.Verdict;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.List;

/** Short words for programs to compare. */
public final class ProofPrograms {

    static final SecurityContext A = SecurityContext.parse("u:r:a_t:s0");
    static final SecurityContext B = SecurityContext.parse("u:r:b_t:s0");
    static final int MANGLE = -150;

    private ProofPrograms() {}

    /** A program of one base chain, which accepts by its policy. */
    static PacketProgram at(Hook hook, ProgramRule... rules) {
        return at(hook, MANGLE, rules);
    }

    static PacketProgram at(Hook hook, int priority, ProgramRule... rules) {
        return program(base(hook, priority, rules));
    }

    static PacketProgram program(ProgramBaseChain... chains) {
        return new PacketProgram(List.of(chains), true);
    }

    static ProgramBaseChain base(Hook hook, int priority, ProgramRule... rules) {
        return new ProgramBaseChain(hook + " " + priority, hook, priority, Verdict.ACCEPT, List.of(rules));
    }

    static ProgramChain chain(String name, ProgramRule... rules) {
        return new ProgramChain(name, List.of(rules));
    }

    static ProgramRule rule(Match<?> match, Instruction... steps) {
        List<Instruction> all = new ArrayList<>();
        match.criteria().forEach(criterion -> all.add(new Instruction.Guard(criterion)));
        all.addAll(List.of(steps));
        return rule(all.toArray(Instruction[]::new));
    }

    static ProgramRule rule(Instruction... steps) {
        return new ProgramRule(List.of(steps).toString(), List.of(steps));
    }

    static Instruction guard(Condition condition) {
        return new Instruction.Guard(condition);
    }

    static Instruction label(SecurityContext label) {
        return new Instruction.SetLabel(label);
    }

    static Instruction set(long mark) {
        return new Instruction.SetMark(Mark.of(mark));
    }

    static Instruction accept() {
        return new Instruction.Accept();
    }

    static Instruction drop() {
        return new Instruction.Drop();
    }

    static Instruction save(Instruction.Transfer transfer) {
        return new Instruction.SaveLabel(transfer);
    }

    static Instruction restore(Instruction.Transfer transfer) {
        return new Instruction.RestoreLabel(transfer);
    }

    static Condition condition(Match<?> match) {
        return Condition.all(match.criteria().stream().map(Condition::of).toList());
    }

    static Proof prove(PacketProgram left, PacketProgram right) {
        return Prover.create().prove(left, right);
    }

    /** A condition outside the model that reads a field of its own, and is known to be so and not so for every packet. */
    static Condition.Unmodelled pure(String text) {
        return new Condition.Unmodelled(
                text, Footprint.reading(Cell.field(text)).varying());
    }

    /** A condition outside the model that has a state for each rule. */
    static Condition.Unmodelled event(String text) {
        return new Condition.Unmodelled(text, Footprint.event(Cell.OWN_STATE));
    }
}
