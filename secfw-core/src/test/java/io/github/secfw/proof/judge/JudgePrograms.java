package io.github.secfw.proof.judge;

import io.github.secfw.net.Hook;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.Mark;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.QueueRange;
import io.github.secfw.net.RejectType;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.ProgramRule;
import io.github.secfw.program.Verdict;
import java.util.List;
import java.util.Set;

/** Short words for programs. Each call makes an object, and so a state, of its own. */
final class JudgePrograms {

    private JudgePrograms() {}

    static PacketProgram output(ProgramRule... rules) {
        return program(base(Hook.OUTPUT, 0, rules));
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

    static ProgramRule rule(Instruction... steps) {
        return new ProgramRule(List.of(steps).toString(), List.of(steps));
    }

    static Instruction when(Condition condition) {
        return new Instruction.Guard(condition);
    }

    static Instruction tcp() {
        return when(Condition.of(new ProtocolCriterion(Protocol.TCP)));
    }

    static Instruction udp() {
        return when(Condition.of(new ProtocolCriterion(Protocol.UDP)));
    }

    static Instruction limit() {
        return when(Condition.of(new LimitCriterion(1, LimitUnit.MINUTE, 1)));
    }

    static Instruction marked(long mark) {
        return when(Condition.of(new PacketMarkCriterion(Mark.of(mark))));
    }

    static Instruction mark(long mark) {
        return new Instruction.SetMark(Mark.of(mark));
    }

    static Instruction connectionMark(long mark) {
        return new Instruction.SetConnectionMark(Mark.of(mark));
    }

    static Instruction log() {
        return new Instruction.Log("a", LogLevel.INFO, Set.of());
    }

    static Instruction drop() {
        return new Instruction.Drop();
    }

    static Instruction accept() {
        return new Instruction.Accept();
    }

    static Instruction reject() {
        return new Instruction.Reject(RejectType.PORT_UNREACHABLE);
    }

    static Instruction queue() {
        return new Instruction.Queue(new QueueRange(0, 0), false);
    }

    static Instruction jump(ProgramChain chain) {
        return new Instruction.Jump(chain);
    }

    static Instruction when(String text, Footprint footprint) {
        return when(new Condition.Unmodelled(text, footprint.varying()));
    }

    static Instruction step(String text, Footprint footprint) {
        return new Instruction.Unmodelled(text, footprint.varying());
    }
}
