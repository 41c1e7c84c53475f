package io.github.secfw.proof;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Packets to which two programs do not do the same, in words.
 *
 * @param hook where
 * @param families of which families the packets are
 * @param packets which packets, in words; empty for all
 * @param change what the first program does to them and what the second does, in words
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
