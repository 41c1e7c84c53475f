package io.github.secfw.program;

import static io.github.secfw.program.Programs.A;
import static io.github.secfw.program.Programs.chain;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.QueueRange;
import io.github.secfw.net.RejectType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class InstructionTextTest {

    static List<Arguments> a_step_is_written_in_words() {
        Criterion udp = new ProtocolCriterion(Protocol.UDP);
        ProgramChain chain = chain("RESTORE");
        return List.of(
                Arguments.of(new Instruction.Guard(udp), "udp"),
                Arguments.of(new Instruction.Guard(new Condition.Unlabelled()), "packet without label"),
                Arguments.of(new Instruction.Guard(new Condition.ConnectionUnlabelled()), "connection without label"),
                Arguments.of(new Instruction.SetLabel(A), "secmark u:r:a_t:s0"),
                Arguments.of(
                        new Instruction.LookUp(List.of(new Instruction.Case(udp, A))),
                        "look up { udp: secmark u:r:a_t:s0 }"),
                Arguments.of(new Instruction.SaveLabel(Instruction.Transfer.ONLY_IF_UNSET), "save"),
                Arguments.of(new Instruction.SaveLabel(Instruction.Transfer.OVERWRITE), "save, overwriting"),
                Arguments.of(new Instruction.RestoreLabel(Instruction.Transfer.ONLY_IF_UNSET), "restore"),
                Arguments.of(new Instruction.RestoreLabel(Instruction.Transfer.OVERWRITE), "restore, overwriting"),
                Arguments.of(new Instruction.Log("in: ", LogLevel.INFO, Set.of()), "log \"in: \" at level info"),
                Arguments.of(
                        new Instruction.Log("", LogLevel.WARN, Set.of(LogOption.LINK_LAYER, LogOption.TCP_SEQUENCE)),
                        "log \"\" at level warn, tcp sequence, link layer"),
                Arguments.of(new Instruction.SetMark(new Mark(1, 3)), "set mark 0x1/0x3"),
                Arguments.of(new Instruction.SetConnectionMark(Mark.of(2)), "set connection mark 0x2"),
                Arguments.of(new Instruction.SaveMark(Mark.ALL_BITS), "save mark"),
                Arguments.of(new Instruction.SaveMark(0xf0), "save mark, bits 0xf0"),
                Arguments.of(new Instruction.RestoreMark(Mark.ALL_BITS), "restore mark"),
                Arguments.of(new Instruction.RestoreMark(1), "restore mark, bits 0x1"),
                Arguments.of(new Instruction.Unmodelled("-j DNAT"), "-j DNAT"),
                Arguments.of(new Instruction.Queue(new QueueRange(0, 0), false), "queue 0"),
                Arguments.of(new Instruction.Queue(new QueueRange(1, 2), true), "queue 1-2, bypass"),
                Arguments.of(new Instruction.Jump(chain), "jump RESTORE"),
                Arguments.of(new Instruction.Goto(chain), "goto RESTORE"),
                Arguments.of(new Instruction.Return(), "return"),
                Arguments.of(new Instruction.Accept(), "accept"),
                Arguments.of(new Instruction.Drop(), "drop"),
                Arguments.of(new Instruction.Reject(RejectType.HOST_UNREACHABLE), "reject with host-unreachable"));
    }

    @Test
    void the_options_of_a_log_line_are_copied() {
        Set<LogOption> options = EnumSet.of(LogOption.OWNER);
        Instruction.Log log = new Instruction.Log("", LogLevel.WARN, options);
        options.clear();
        assertThat(log.options()).containsExactly(LogOption.OWNER).isUnmodifiable();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void a_step_is_written_in_words(Instruction step, String text) {
        assertThat(step).hasToString(text);
    }
}
