package io.github.secfw.proof;

import static io.github.secfw.net.ConnectionState.NEW;
import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.program.Instruction.Transfer.ONLY_IF_UNSET;
import static io.github.secfw.proof.ProofPrograms.A;
import static io.github.secfw.proof.ProofPrograms.accept;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.label;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.restore;
import static io.github.secfw.proof.ProofPrograms.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.Mark;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.RejectType;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rule asks of a mark is what the rules before it made of the mark. */
class MarksProofTest {

    private static final Condition LABELLED = new Condition.Not(new Condition.Unlabelled());
    private static final Condition NO_CONNECTION = new Condition.Not(new Condition.HasConnection());

    /** Two programs that do the same, and one that does not. */
    static Stream<Arguments> programs() {
        return Stream.of(
                argumentSet(
                        "set for some packets",
                        at(INPUT, rule(tcp(), set(1, 0xff)), rule(guard(mark(1, 0xff)), drop())),
                        at(INPUT, rule(tcp(), set(1, 0xff), drop()), rule(guard(mark(1, 0xff)), drop())),
                        at(INPUT, rule(tcp(), set(1, 0xff)), rule(udp(), guard(mark(1, 0xff)), drop()))),
                argumentSet(
                        "set for some ports, asked for others",
                        at(
                                INPUT,
                                rule(tcp().dport(80, 443, 8080), set(1, 0xff)),
                                rule(tcp().dport(53, 443), guard(mark(1, 0xff)), drop())),
                        at(
                                INPUT,
                                rule(tcp().dport(443), set(1, 0xff), drop()),
                                rule(tcp().dport(53), guard(mark(1, 0xff)), drop()),
                                rule(tcp().dport(80, 8080), set(1, 0xff))),
                        at(
                                INPUT,
                                rule(tcp().dport(443), set(1, 0xff), drop()),
                                rule(tcp().dport(80, 8080), set(1, 0xff)))),
                argumentSet(
                        "other bits",
                        at(INPUT, rule(set(1, 1)), rule(guard(mark(2, 2)), drop())),
                        at(INPUT, rule(guard(mark(2, 2)), set(1, 1), drop()), rule(set(1, 1))),
                        at(INPUT, rule(set(1, 1)), rule(guard(mark(0, 2)), drop()))),
                argumentSet(
                        "bits of another value",
                        at(INPUT, rule(set(2, 3)), rule(guard(mark(1, 1)), drop())),
                        at(INPUT, rule(set(2, 3))),
                        at(INPUT, rule(set(2, 3)), rule(guard(mark(2, 2)), drop()))),
                argumentSet(
                        "set for labelled packets",
                        at(INPUT, rule(guard(LABELLED), set(1, 0xff)), rule(guard(mark(1, 0xff)), drop())),
                        at(INPUT, rule(guard(LABELLED), set(1, 0xff), drop()), rule(guard(mark(1, 0xff)), drop())),
                        at(INPUT, rule(guard(LABELLED), set(1, 0xff)), rule(guard(LABELLED), drop()))),
                argumentSet(
                        "another for each class of labels",
                        at(
                                INPUT,
                                rule(guard(LABELLED), set(1, 0xff)),
                                rule(guard(new Condition.Unlabelled()), guard(NO_CONNECTION), set(2, 0xff)),
                                rule(guard(mark(2, 0xff)), drop())),
                        at(
                                INPUT,
                                rule(guard(LABELLED), set(1, 0xff), accept()),
                                rule(guard(NO_CONNECTION), set(2, 0xff), drop()),
                                rule(guard(mark(2, 0xff)), drop())),
                        at(
                                INPUT,
                                rule(guard(LABELLED), set(1, 0xff), accept()),
                                rule(guard(NO_CONNECTION), set(2, 0xff)),
                                rule(guard(new Condition.HasConnection()), guard(mark(2, 0xff)), drop()))),
                argumentSet(
                        "label given where a mark is",
                        at(
                                INPUT,
                                rule(guard(mark(1, 1)), label(A)),
                                rule(guard(LABELLED), set(0, 1)),
                                rule(guard(mark(1, 1)), drop())),
                        at(INPUT, rule(guard(mark(1, 1)), label(A), set(0, 1)), rule(guard(LABELLED), set(0, 1))),
                        at(INPUT, rule(guard(mark(1, 1)), label(A)), rule(guard(LABELLED), set(0, 1), drop()))),
                argumentSet(
                        "saved",
                        at(
                                INPUT,
                                rule(set(5, 0xff)),
                                rule(new Instruction.SaveMark(0xf)),
                                rule(guard(connectionMark(5, 0xf)), drop())),
                        at(
                                INPUT,
                                rule(set(5, 0xff)),
                                rule(new Instruction.SaveMark(0xf)),
                                rule(guard(new Condition.HasConnection()), drop())),
                        at(INPUT, rule(set(5, 0xff)), rule(guard(connectionMark(5, 0xf)), drop()))),
                argumentSet(
                        "saved as it was",
                        at(INPUT, rule(new Instruction.SaveMark(0xff)), rule(guard(connectionMark(5, 0xf)), drop())),
                        at(
                                INPUT,
                                rule(new Instruction.SaveMark(0xff)),
                                rule(guard(new Condition.HasConnection()), guard(mark(5, 0xf)), drop())),
                        at(
                                INPUT,
                                rule(guard(connectionMark(5, 0xf)), new Instruction.SaveMark(0xff), drop()),
                                rule(new Instruction.SaveMark(0xff)))),
                argumentSet(
                        "restored as it was",
                        at(INPUT, rule(new Instruction.RestoreMark(0xff)), rule(guard(mark(5, 0xf)), drop())),
                        at(
                                INPUT,
                                rule(guard(connectionMark(5, 0xf)), new Instruction.RestoreMark(0xff), drop()),
                                rule(guard(NO_CONNECTION), guard(mark(5, 0xf)), drop()),
                                rule(new Instruction.RestoreMark(0xff))),
                        at(
                                INPUT,
                                rule(new Instruction.RestoreMark(0xff)),
                                rule(guard(NO_CONNECTION), guard(mark(5, 0xf)), drop()))),
                argumentSet(
                        "restored and saved again",
                        at(INPUT, rule(new Instruction.RestoreMark(0xff)), rule(new Instruction.SaveMark(0xff))),
                        at(INPUT, rule(new Instruction.RestoreMark(0xff))),
                        at(INPUT, rule(new Instruction.RestoreMark(0xff)), rule(new Instruction.SaveMark(0xfff)))),
                argumentSet(
                        "exchanged through the connection",
                        at(
                                INPUT,
                                rule(new Instruction.SaveMark(0xff)),
                                rule(set(7, 0xff)),
                                rule(new Instruction.RestoreMark(0xff))),
                        at(INPUT, rule(new Instruction.SaveMark(0xff)), rule(guard(NO_CONNECTION), set(7, 0xff))),
                        at(INPUT, rule(new Instruction.SaveMark(0xff)), rule(set(7, 0xff)))),
                argumentSet(
                        "connection's, where there is one",
                        at(INPUT, rule(new Instruction.SetConnectionMark(new Mark(3, 3)))),
                        at(
                                INPUT,
                                rule(
                                        guard(new Condition.HasConnection()),
                                        new Instruction.SetConnectionMark(new Mark(3, 3)))),
                        at(INPUT, rule(any().state(NEW), new Instruction.SetConnectionMark(new Mark(3, 3))))),
                argumentSet(
                        "rule left where there is no connection",
                        at(INPUT, rule(new Instruction.RestoreMark(0xff), label(A))),
                        at(
                                INPUT,
                                rule(
                                        guard(new Condition.HasConnection()),
                                        new Instruction.RestoreMark(0xff),
                                        label(A))),
                        at(INPUT, rule(new Instruction.RestoreMark(0xff)), rule(label(A)))),
                argumentSet(
                        "all 32 bits",
                        at(
                                INPUT,
                                rule(set(0xffff_ffffL, 0xffff_ffffL)),
                                rule(guard(mark(0x8000_0000L, 0x8000_0000L)), drop())),
                        at(INPUT, rule(drop())),
                        at(
                                INPUT,
                                rule(set(0x7fff_ffffL, 0xffff_ffffL)),
                                rule(guard(mark(0x8000_0000L, 0x8000_0000L)), drop()))),
                argumentSet(
                        "all 32 bits of what is accepted",
                        at(INPUT, rule(set(0xffff_ffffL, 0xffff_ffffL))),
                        at(INPUT, rule(set(0xffff_ffffL, 0xffff_ffffL), accept())),
                        at(INPUT, rule(set(0x7fff_ffffL, 0xffff_ffffL), accept()))),
                argumentSet(
                        "dropped without its mark, which the connection keeps",
                        at(INPUT, rule(set(1, 0xff)), rule(new Instruction.SaveMark(0xff)), rule(drop())),
                        at(INPUT, rule(new Instruction.SetConnectionMark(new Mark(1, 0xff))), rule(drop())),
                        at(INPUT, rule(set(1, 0xff), drop()))),
                argumentSet(
                        "rejected with its mark",
                        at(INPUT, rule(set(1, 0xff), reject())),
                        at(INPUT, rule(set(2, 0xff)), rule(set(1, 0xff)), rule(reject())),
                        at(INPUT, rule(reject()))),
                argumentSet(
                        "label restored beside it",
                        at(
                                INPUT,
                                rule(set(1, 1)),
                                rule(restore(ONLY_IF_UNSET)),
                                rule(guard(mark(1, 1)), accept()),
                                rule(drop())),
                        at(INPUT, rule(restore(ONLY_IF_UNSET), set(1, 1), accept())),
                        at(INPUT, rule(set(1, 1), accept()))));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void equal_and_different(PacketProgram program, PacketProgram same, PacketProgram other) {
        assertThat(prove(program, same)).isEqualTo(new Proof.Equal());
        assertThat(prove(same, program)).isEqualTo(new Proof.Equal());
        assertThat(prove(program, other)).isInstanceOf(Proof.Different.class);
        assertThat(prove(other, same)).isInstanceOf(Proof.Different.class);
    }

    private static Instruction reject() {
        return new Instruction.Reject(RejectType.PORT_UNREACHABLE);
    }

    private static Instruction set(long value, long mask) {
        return new Instruction.SetMark(new Mark(value, mask));
    }

    private static Condition mark(long value, long mask) {
        return Condition.of(new PacketMarkCriterion(new Mark(value, mask)));
    }

    private static Condition connectionMark(long value, long mask) {
        return Condition.of(new ConnectionMarkCriterion(new Mark(value, mask)));
    }
}
