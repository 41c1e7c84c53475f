package io.github.secfw.program;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Family;
import io.github.secfw.selinux.AccessRelation;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The meaning of files of one tool.
 *
 * @param program what the files do to packets; empty for a tool that does not filter packets
 * @param access which domain may use which label; empty for a tool that does not say
 * @param families the families of the packets that the program is for; a program has no meaning for packets of other families
 * @param unknown features of the files that affect packets but are not modelled, each with its file and line; if there are any,
 *     equality cannot be proven; unmodelled conditions and steps of single rules are in the program
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
     * @param families the families of the packets that it is for
     * @param unknown features that are not modelled
     * @return the meaning
     */
    public static Meaning of(PacketProgram program, Set<Family> families, List<String> unknown) {
        return new Meaning(Optional.of(program), Optional.empty(), families, unknown);
    }

    /**
     * Who may use which labels.
     *
     * @param access who may
     * @param unknown features that are not modelled
     * @return the meaning
     */
    public static Meaning of(AccessRelation access, List<String> unknown) {
        return new Meaning(Optional.empty(), Optional.of(access), Set.of(), unknown);
    }
}
