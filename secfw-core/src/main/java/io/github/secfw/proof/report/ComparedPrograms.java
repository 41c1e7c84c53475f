package io.github.secfw.proof.report;

import io.github.secfw.net.Hook;
import io.github.secfw.program.Occurrence;
import io.github.secfw.program.Occurrences;
import io.github.secfw.program.Packet;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.program.ProgramBaseChain;
import io.github.secfw.proof.symbolic.FamilyProgram;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two programs of a comparison, for packets of one family. */
public record ComparedPrograms(FamilyProgram left, FamilyProgram right) {

    /** Runs the interpreter on both. */
    public Replay replay(Hook hook, Packet packet) {
        Packet answered = answered(answered(packet, left), right);
        return new Replay(
                left.program().traceAt(hook, answered), right.program().traceAt(hook, answered));
    }

    /**
     * Answers for occurrences that the interpreter numbers in all of a program, also where packets of one family are
     * compared alone: an occurrence without an answer gets the answer of its text.
     */
    private static Packet answered(Packet packet, FamilyProgram program) {
        if (packet.conditions().isEmpty() && packet.given().isEmpty()) {
            return packet;
        }
        Packet answered = packet;
        for (Occurrence name :
                Occurrences.in(program.program(), program.family()).names()) {
            if (!packet.conditions().containsKey(name)) {
                Optional<Boolean> holds = ofText(packet.conditions(), name);
                answered = holds.isPresent() ? answered.where(name, holds.get()) : answered;
            }
            if (!packet.given().containsKey(name)) {
                Optional<Long> mark = ofText(packet.given(), name);
                answered = mark.isPresent() ? answered.giving(name, mark.get()) : answered;
            }
        }
        return answered;
    }

    private static <V> Optional<V> ofText(Map<Occurrence, V> stated, Occurrence name) {
        return stated.entrySet().stream()
                .filter(entry -> name.number() > 1 && entry.getKey().condition().equals(name.condition()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Both programs with some of their base chains. */
    public ComparedPrograms only(List<ProgramBaseChain> ofLeft, List<ProgramBaseChain> ofRight) {
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
