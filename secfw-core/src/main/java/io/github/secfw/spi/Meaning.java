package io.github.secfw.spi;

import io.github.secfw.net.Family;
import io.github.secfw.program.PacketProgram;
import io.github.secfw.selinux.AccessRelation;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What files of one tool mean.
 *
 * @param program what they do to packets, empty for a tool that does nothing to packets
 * @param access who may use which labels, empty for a tool that says nothing of that
 * @param families of which families they speak; a program says nothing of packets of another
 */
public record Meaning(Optional<PacketProgram> program, Optional<AccessRelation> access, Set<Family> families) {

    /** Copies the families. */
    public Meaning {
        Set<Family> copy = EnumSet.noneOf(Family.class);
        copy.addAll(families);
        families = Collections.unmodifiableSet(copy);
    }
}
