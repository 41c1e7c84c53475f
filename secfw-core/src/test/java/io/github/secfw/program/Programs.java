package io.github.secfw.program;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.Match;
import io.github.secfw.net.RejectType;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Short words for programs. */
final class Programs {

    static final SecurityContext A = SecurityContext.parse("u:r:a_t:s0");
    static final SecurityContext B = SecurityContext.parse("u:r:b_t:s0");
    static final SecurityContext C = SecurityContext.parse("u:r:c_t:s0");

    private Programs() {}

    /** A program of one base chain, at OUTPUT, which accepts by its policy. */
    static PacketProgram output(ProgramRule... rules) {
        return program(base("out", Hook.OUTPUT, 0, Verdict.ACCEPT, rules));
    }

    static PacketProgram program(ProgramBaseChain... chains) {
        return new PacketProgram(List.of(chains), true);
    }

    static ProgramBaseChain base(String name, Hook hook, int priority, Verdict policy, ProgramRule... rules) {
        return new ProgramBaseChain(name, hook, priority, policy, List.of(rules));
    }

    static ProgramChain chain(String name, ProgramRule... rules) {
        return new ProgramChain(name, List.of(rules));
    }

    /** A rule with the steps as its text. */
    static ProgramRule rule(Instruction... steps) {
        return new ProgramRule(
                String.join(
                        "; ", List.of(steps).stream().map(Instruction::toString).toList()),
                List.of(steps));
    }

    /** A rule with a guard for each criterion of the match before its steps. */
    static ProgramRule rule(Match<?> match, Instruction... steps) {
        List<Instruction> all = new ArrayList<>();
        match.criteria().forEach(criterion -> all.add(new Instruction.Guard(criterion)));
        all.addAll(List.of(steps));
        return rule(all.toArray(Instruction[]::new));
    }

    /** The only criterion of a match. */
    static Criterion criterion(Match<?> match) {
        if (match.criteria().size() != 1) {
            throw new IllegalArgumentException(match + " has not one criterion");
        }
        return match.criteria().get(0);
    }

    static Instruction label(SecurityContext label) {
        return new Instruction.SetLabel(label);
    }

    static Instruction log(String prefix) {
        return new Instruction.Log(prefix, LogLevel.WARN, Set.of());
    }

    static Instruction jump(ProgramChain chain) {
        return new Instruction.Jump(chain);
    }

    static Instruction goTo(ProgramChain chain) {
        return new Instruction.Goto(chain);
    }

    static Instruction accept() {
        return new Instruction.Accept();
    }

    static Instruction drop() {
        return new Instruction.Drop();
    }

    static Instruction reject(RejectType type) {
        return new Instruction.Reject(type);
    }

    static Instruction returns() {
        return new Instruction.Return();
    }
}
