package io.github.secfw.proof;

import io.github.secfw.net.Hook;
import io.github.secfw.program.Packet;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import java.util.List;

/** Two programs that are compared for packets of one family. */
record ComparedPrograms(FamilyProgram left, FamilyProgram right) {

    /** Runs the interpreter on both. */
    Replay replay(Hook hook, Packet packet) {
        return new Replay(left.program().traceAt(hook, packet), right.program().traceAt(hook, packet));
    }

    /** These programs with some base chains of each only. */
    ComparedPrograms only(List<ProgramBaseChain> ofLeft, List<ProgramBaseChain> ofRight) {
        return new ComparedPrograms(only(left, ofLeft), only(right, ofRight));
    }

    private static FamilyProgram only(FamilyProgram program, List<ProgramBaseChain> chains) {
        return new FamilyProgram(
                new PacketProgram(chains, program.program().checksLabels()),
                program.family(),
                program.occurrences(),
                program.assumesListed());
    }
}
