package io.github.secfw.iptables;

import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import java.util.ArrayList;
import java.util.List;

/** Sets of ports as {@code multiport} matches, which take only so many. */
final class Multiports {

    /** How many ports one match takes; a range counts as two (iptables-extensions(8)). */
    private static final int SLOTS = 15;

    private Multiports() {}

    /** Whether a set cannot be written by an option of the protocol's own. */
    static boolean areNeeded(PortSet ports, Protocol protocol) {
        return !ports.isRange() || !(protocol.equals(Protocol.TCP) || protocol.equals(Protocol.UDP));
    }

    /** Whether one match surely takes all of them. */
    static boolean isOne(PortSet ports) {
        return ports.isRange() || 2 * ports.ranges().size() <= SLOTS;
    }

    /** The ranges of each match. */
    static List<List<PortRange>> of(PortSet ports) {
        List<List<PortRange>> matches = new ArrayList<>();
        List<PortRange> match = new ArrayList<>();
        int slots = 0;
        for (PortRange range : ports.ranges()) {
            int needed = range.first() == range.last() ? 1 : 2;
            if (slots + needed > SLOTS) {
                matches.add(match);
                match = new ArrayList<>();
                slots = 0;
            }
            match.add(range);
            slots += needed;
        }
        matches.add(match);
        return matches;
    }

    static void append(StringBuilder line, int first, int last) {
        line.append(first);
        if (first != last) {
            line.append(':').append(last);
        }
    }
}
