package io.github.secfw.proof;

import static io.github.secfw.net.ConnectionState.ESTABLISHED;
import static io.github.secfw.net.ConnectionState.INVALID;
import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.ConnectionState.RELATED;
import static io.github.secfw.net.ConnectionState.UNTRACKED;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.program.Instruction.Transfer.ONLY_IF_UNSET;
import static io.github.secfw.program.Instruction.Transfer.OVERWRITE;
import static io.github.secfw.proof.ProofPrograms.A;
import static io.github.secfw.proof.ProofPrograms.B;
import static io.github.secfw.proof.ProofPrograms.accept;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.base;
import static io.github.secfw.proof.ProofPrograms.chain;
import static io.github.secfw.proof.ProofPrograms.condition;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.label;
import static io.github.secfw.proof.ProofPrograms.program;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.restore;
import static io.github.secfw.proof.ProofPrograms.rule;
import static io.github.secfw.proof.ProofPrograms.save;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Mark;
import io.github.secfw.net.QueueRange;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.program.ProgramChain;
import io.github.secfw.program.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that say the same in other words are proven equal. */
class EqualProgramsTest {

    static Stream<Arguments> pairs() {
        ProgramChain labelled = chain("labelled", rule(label(A)));
        ProgramChain restored = chain("restored", rule(restore(OVERWRITE)));
        ProgramChain saved = chain("saved", rule(save(OVERWRITE)));
        Criterion limit = new LimitCriterion(5, LimitUnit.SECOND, 5);
        return Stream.of(
                argumentSet("nothing", at(INPUT), program()),
                argumentSet(
                        "prefix in halves",
                        at(INPUT, rule(any().from("192.0.2.0/24"), drop())),
                        at(
                                INPUT,
                                rule(any().from("192.0.2.0/25"), drop()),
                                rule(any().from("192.0.2.128/25"), drop()))),
                argumentSet(
                        "ports in any order",
                        at(INPUT, rule(tcp().dport(80), label(A)), rule(tcp().dport(81), label(B))),
                        at(INPUT, rule(tcp().dport(81), label(B)), rule(tcp().dport(80), label(A)))),
                argumentSet(
                        "map",
                        at(INPUT, rule(tcp().dport(80), label(A)), rule(tcp().dport(81), label(B))),
                        at(
                                INPUT,
                                rule(new Instruction.LookUp(List.of(
                                        new Instruction.Case(condition(tcp().dport(81)), label(B)),
                                        new Instruction.Case(condition(tcp().dport(80)), label(A))))))),
                argumentSet(
                        "verdict map",
                        at(INPUT, rule(tcp(), drop()), rule(udp(), new Instruction.Jump(labelled))),
                        at(
                                INPUT,
                                rule(new Instruction.LookUp(List.of(
                                        new Instruction.Case(condition(udp()), new Instruction.Jump(labelled)),
                                        new Instruction.Case(condition(tcp()), drop())))))),
                argumentSet(
                        "guarded restore and save of nft",
                        at(
                                INPUT,
                                rule(any().state(ESTABLISHED, RELATED), restore(ONLY_IF_UNSET)),
                                rule(save(ONLY_IF_UNSET))),
                        at(
                                INPUT,
                                rule(
                                        any().state(ESTABLISHED, RELATED),
                                        guard(new Condition.Unlabelled()),
                                        new Instruction.Jump(restored)),
                                rule(guard(new Condition.ConnectionUnlabelled()), new Instruction.Jump(saved)))),
                argumentSet(
                        "jump and goto at the end",
                        at(INPUT, rule(new Instruction.Jump(labelled))),
                        at(INPUT, rule(new Instruction.Goto(labelled)))),
                argumentSet(
                        "jump and rules", at(INPUT, rule(new Instruction.Jump(labelled))), at(INPUT, rule(label(A)))),
                argumentSet(
                        "label that is overwritten",
                        at(INPUT, rule(tcp().dport(80), label(A)), rule(label(B))),
                        at(INPUT, rule(label(B)))),
                argumentSet(
                        "policy and rule",
                        program(new ProgramBaseChain("c", INPUT, 0, Verdict.DROP, List.of())),
                        at(INPUT, 0, rule(drop()))),
                argumentSet(
                        "a chain for each family",
                        program(
                                new ProgramBaseChain("4", INPUT, 0, Set.of(Family.IPV4), Verdict.DROP, List.of()),
                                new ProgramBaseChain("6", INPUT, 0, Set.of(Family.IPV6), Verdict.DROP, List.of())),
                        at(INPUT, 0, rule(drop()))),
                argumentSet(
                        "accept goes on with the next chain",
                        program(base(INPUT, -150, rule(accept()), rule(label(B))), base(INPUT, 0, rule(label(A)))),
                        program(base(INPUT, -150), base(INPUT, 0, rule(label(A))))),
                argumentSet("priority of one stage", at(INPUT, -160, rule(label(A))), at(INPUT, -150, rule(label(A)))),
                argumentSet(
                        "states of what has no connection",
                        at(INPUT, rule(any().state(INVALID, UNTRACKED), drop())),
                        at(INPUT, rule(guard(new Condition.Not(new Condition.HasConnection())), drop()))),
                argumentSet(
                        "what no packet has",
                        at(
                                INPUT,
                                rule(
                                        any().state(NEW),
                                        guard(new Condition.Not(new Condition.HasConnection())),
                                        drop())),
                        at(INPUT)),
                argumentSet(
                        "limits of other rules",
                        at(
                                INPUT,
                                rule(tcp(), guard(Condition.of(limit)), drop()),
                                rule(udp(), guard(Condition.of(limit)), drop())),
                        at(
                                INPUT,
                                rule(tcp(), guard(Condition.of(new LimitCriterion(5, LimitUnit.SECOND, 5))), drop()),
                                rule(udp(), guard(Condition.of(new LimitCriterion(5, LimitUnit.SECOND, 5))), drop()))),
                argumentSet(
                        "mark in parts",
                        at(INPUT, rule(new Instruction.SetMark(new Mark(3, 3)))),
                        at(
                                INPUT,
                                rule(new Instruction.SetMark(new Mark(1, 1))),
                                rule(new Instruction.SetMark(new Mark(2, 2))))),
                argumentSet(
                        "mark that was set is asked for",
                        at(INPUT, rule(tcp(), new Instruction.SetMark(Mark.of(7)), drop())),
                        at(
                                INPUT,
                                rule(
                                        tcp(),
                                        new Instruction.SetMark(Mark.of(7)),
                                        guard(condition(any().mark(7))),
                                        drop()))),
                argumentSet(
                        "mark saved and restored",
                        at(
                                INPUT,
                                rule(any().state(NEW), new Instruction.SetMark(Mark.of(7))),
                                rule(any().state(NEW), new Instruction.SaveMark(Mark.ALL_BITS))),
                        at(
                                INPUT,
                                rule(any().state(NEW), new Instruction.SetMark(Mark.of(7))),
                                rule(any().state(NEW), new Instruction.SaveMark(Mark.ALL_BITS)),
                                rule(
                                        any().state(NEW),
                                        new Instruction.RestoreMark(Mark.ALL_BITS),
                                        guard(new Condition.Not(condition(any().mark(7)))),
                                        drop()))),
                argumentSet(
                        "queues of other rules",
                        at(INPUT, rule(tcp(), queue()), rule(udp(), queue())),
                        at(INPUT, rule(udp(), queue()), rule(tcp(), queue()))),
                argumentSet(
                        "icmp has one family",
                        at(INPUT, rule(icmp().type("echo-request"), drop())),
                        at(
                                INPUT,
                                rule(any().from("0.0.0.0/0"), guard(condition(icmp().type("echo-request"))), drop()))),
                argumentSet(
                        "interface of a pattern",
                        at(INPUT, rule(any().in("eth*"), drop()), rule(any().in("eth0"), label(A))),
                        at(INPUT, rule(any().in("eth*"), drop()))));
    }

    private static Instruction queue() {
        return new Instruction.Queue(new QueueRange(0, 0), true);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void they_are_equal_both_ways(PacketProgram left, PacketProgram right) {
        assertThat(prove(left, right)).isEqualTo(new Proof.Equal());
        assertThat(prove(right, left)).isEqualTo(new Proof.Equal());
    }
}
