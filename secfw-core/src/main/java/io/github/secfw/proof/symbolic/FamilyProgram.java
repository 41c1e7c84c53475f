package io.github.secfw.proof.symbolic;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Occurrences;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import java.util.List;

/**
 * The part of a program for packets of one family.
 *
 * @param program the program
 * @param family the family
 * @param occurrences the numbered conditions and steps that depend on more than the packet
 * @param assumesListed whether sets that programs can fill are assumed to hold the elements that the files list
 */
public record FamilyProgram(PacketProgram program, Family family, Occurrences occurrences, boolean assumesListed) {

    public static FamilyProgram of(PacketProgram program, Family family) {
        return new FamilyProgram(program, family, Occurrences.in(program, family), true);
    }

    /** The base chains of a hook, in the order in which packets traverse them. */
    List<ProgramBaseChain> at(Hook hook) {
        return program.at(hook).stream()
                .filter(chain -> chain.families().contains(family))
                .toList();
    }
}
