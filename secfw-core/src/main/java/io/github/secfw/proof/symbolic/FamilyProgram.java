package io.github.secfw.proof.symbolic;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Occurrences;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import java.util.List;

/**
 * A program as packets of one family meet it.
 *
 * @param occurrences the names of what the program asks that depends on more than the packet
 * @param assumesListed whether sets that programs may fill are taken to hold what their files list
 */
public record FamilyProgram(PacketProgram program, Family family, Occurrences occurrences, boolean assumesListed) {

    public static FamilyProgram of(PacketProgram program, Family family) {
        return new FamilyProgram(program, family, Occurrences.in(program, family), true);
    }

    /** The base chains of a hook, in the order in which a packet meets them. */
    List<ProgramBaseChain> at(Hook hook) {
        return program.at(hook).stream()
                .filter(chain -> chain.families().contains(family))
                .toList();
    }
}
