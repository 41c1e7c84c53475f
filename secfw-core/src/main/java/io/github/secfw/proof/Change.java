package io.github.secfw.proof;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Packets for which two programs have different outcomes, as text.
 *
 * @param hook the hook
 * @param families the families of the packets
 * @param packets the packets, as text; empty for all
 * @param change the outcomes of the first and of the second program, as text
 */
@CheckReturnValue
public record Change(Hook hook, Set<Family> families, String packets, String change) {

    /** Copies the families. */
    public Change {
        families = Collections.unmodifiableSet(EnumSet.copyOf(families));
    }

    /** {@return the change in one line} */
    @Override
    public String toString() {
        String family = families.size() == 1 ? families.iterator().next() + " " : "";
        return hook + ": " + family + (packets.isEmpty() ? "all packets" : packets) + ": " + change;
    }
}
