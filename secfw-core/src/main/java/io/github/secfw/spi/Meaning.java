package io.github.secfw.spi;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Family;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.selinux.AccessRelation;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What files of one tool mean.
 *
 * @param program what they do to packets, empty for a tool that does nothing to packets
 * @param access who may use which labels, empty for a tool that says nothing of that
 * @param families of which families they speak; a program says nothing of packets of another
 * @param unknown what of the files is known to matter beyond that, and is not in the model, with file and line: with any of
 *     it nothing can be proven; what a single rule does not let know is in the program
 */
@CheckReturnValue
public record Meaning(
        Optional<PacketProgram> program, Optional<AccessRelation> access, Set<Family> families, List<String> unknown) {

    /** Copies the families and what is unknown, which the access relation then has as unmodelled. */
    public Meaning {
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(access, "access");
        Set<Family> copy = EnumSet.noneOf(Family.class);
        copy.addAll(families);
        families = Collections.unmodifiableSet(copy);
        List<String> features = List.copyOf(unknown);
        unknown = features;
        access = access.map(relation -> relation.withUnmodelled(features));
    }

    /**
     * What files do to packets.
     *
     * @param program what they do
     * @param families of which families they speak
     * @param unknown what matters beyond that
     * @return the meaning
     */
    public static Meaning of(PacketProgram program, Set<Family> families, List<String> unknown) {
        return new Meaning(Optional.of(program), Optional.empty(), families, unknown);
    }

    /**
     * Who may use which labels.
     *
     * @param access who may
     * @param unknown what matters beyond that
     * @return the meaning
     */
    public static Meaning of(AccessRelation access, List<String> unknown) {
        return new Meaning(Optional.empty(), Optional.of(access), Set.of(), unknown);
    }
}
