package io.github.secfw.proof;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Instruction.Transfer.ONLY_IF_UNSET;
import static io.github.secfw.program.Instruction.Transfer.OVERWRITE;
import static io.github.secfw.proof.ProofPrograms.A;
import static io.github.secfw.proof.ProofPrograms.B;
import static io.github.secfw.proof.ProofPrograms.at;
import static io.github.secfw.proof.ProofPrograms.drop;
import static io.github.secfw.proof.ProofPrograms.guard;
import static io.github.secfw.proof.ProofPrograms.label;
import static io.github.secfw.proof.ProofPrograms.prove;
import static io.github.secfw.proof.ProofPrograms.restore;
import static io.github.secfw.proof.ProofPrograms.rule;
import static io.github.secfw.proof.ProofPrograms.save;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.secfw.net.RejectType;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.program.PacketProgram;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of labels depends on which of packet and connection have one before. */
class LabelsProofTest {

    private static final Instruction UNLABELLED = guard(new Condition.Unlabelled());
    private static final Instruction LABELLED = guard(new Condition.Not(new Condition.Unlabelled()));
    private static final Instruction CONNECTED = guard(new Condition.HasConnection());
    private static final Instruction NOT_CONNECTED = guard(new Condition.Not(new Condition.HasConnection()));
    private static final Instruction CONNECTION_UNLABELLED = guard(new Condition.ConnectionUnlabelled());
    private static final Instruction CONNECTION_NOT_UNLABELLED =
            guard(new Condition.Not(new Condition.ConnectionUnlabelled()));

    /** Two programs that do the same, and one that does not. */
    static Stream<Arguments> programs() {
        return Stream.of(
                argumentSet(
                        "restore, only if unset",
                        at(INPUT, rule(restore(ONLY_IF_UNSET))),
                        at(INPUT, rule(UNLABELLED, CONNECTION_NOT_UNLABELLED, restore(OVERWRITE))),
                        at(INPUT, rule(CONNECTION_NOT_UNLABELLED, restore(OVERWRITE)))),
                argumentSet(
                        "restore goes on without label",
                        at(INPUT, rule(restore(ONLY_IF_UNSET), drop())),
                        at(INPUT, rule(restore(ONLY_IF_UNSET)), rule(drop())),
                        at(INPUT, rule(CONNECTED, restore(ONLY_IF_UNSET), drop()))),
                argumentSet(
                        "restore, overwriting, ends the rule without connection",
                        at(INPUT, rule(restore(OVERWRITE), drop())),
                        at(INPUT, rule(CONNECTED, restore(OVERWRITE), drop())),
                        at(INPUT, rule(restore(OVERWRITE)), rule(drop()))),
                argumentSet(
                        "restore, overwriting, by none",
                        at(INPUT, rule(restore(OVERWRITE)), rule(UNLABELLED, drop())),
                        at(
                                INPUT,
                                rule(CONNECTION_UNLABELLED, restore(OVERWRITE), drop()),
                                rule(NOT_CONNECTED, UNLABELLED, drop()),
                                rule(restore(OVERWRITE))),
                        at(
                                INPUT,
                                rule(CONNECTION_UNLABELLED, restore(OVERWRITE)),
                                rule(NOT_CONNECTED, UNLABELLED, drop()),
                                rule(restore(OVERWRITE)))),
                argumentSet(
                        "save, only if unset",
                        at(INPUT, rule(save(ONLY_IF_UNSET))),
                        at(INPUT, rule(LABELLED, CONNECTION_UNLABELLED, save(OVERWRITE))),
                        at(INPUT, rule(LABELLED, save(OVERWRITE)))),
                argumentSet(
                        "save, overwriting, by none",
                        at(INPUT, rule(save(OVERWRITE)), rule(CONNECTION_UNLABELLED, drop())),
                        at(INPUT, rule(CONNECTED, UNLABELLED, save(OVERWRITE), drop()), rule(save(OVERWRITE))),
                        at(INPUT, rule(CONNECTION_UNLABELLED, drop()), rule(save(OVERWRITE)))),
                argumentSet(
                        "saved and restored",
                        at(INPUT, rule(label(A)), rule(save(OVERWRITE)), rule(label(B)), rule(restore(OVERWRITE))),
                        at(INPUT, rule(label(A)), rule(save(OVERWRITE)), rule(NOT_CONNECTED, label(B))),
                        at(INPUT, rule(label(A)), rule(save(OVERWRITE)))),
                argumentSet(
                        "exchanged",
                        at(INPUT, rule(restore(OVERWRITE)), rule(save(OVERWRITE))),
                        at(INPUT, rule(restore(OVERWRITE))),
                        at(INPUT, rule(save(OVERWRITE)), rule(restore(OVERWRITE)))),
                argumentSet(
                        "overwritten on every way",
                        at(
                                INPUT,
                                rule(tcp().dport(80), label(B)),
                                rule(restore(ONLY_IF_UNSET)),
                                rule(tcp(), label(A)),
                                rule(label(A))),
                        at(INPUT, rule(label(A))),
                        at(INPUT, rule(tcp().dport(80), save(ONLY_IF_UNSET)), rule(label(A)))),
                argumentSet(
                        "dropped without its label, which the connection keeps",
                        at(INPUT, rule(label(A)), rule(save(OVERWRITE)), rule(drop())),
                        at(INPUT, rule(label(A)), rule(save(OVERWRITE)), rule(label(B)), rule(drop())),
                        at(INPUT, rule(label(A), drop()))),
                argumentSet(
                        "rejected without its label",
                        at(INPUT, rule(label(A), reject())),
                        at(INPUT, rule(reject())),
                        at(INPUT, rule(label(A)), rule(save(OVERWRITE)), rule(reject()))));
    }

    private static Instruction reject() {
        return new Instruction.Reject(RejectType.PORT_UNREACHABLE);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void equal_and_different(PacketProgram program, PacketProgram same, PacketProgram other) {
        assertThat(prove(program, same)).isEqualTo(new Proof.Equal());
        assertThat(prove(same, program)).isEqualTo(new Proof.Equal());
        assertThat(prove(program, other)).isInstanceOf(Proof.Different.class);
        assertThat(prove(other, same)).isInstanceOf(Proof.Different.class);
    }
}
