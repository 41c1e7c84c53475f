package io.github.secfw.testkit;

import io.github.secfw.net.Match;
import io.github.secfw.net.PortMatch;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Sets of ports: one, a range, or so many that iptables needs several lines. */
final class Ports {

    private static final double OFTEN = 0.4;
    private static final double SELDOM = 0.15;

    private Ports() {}

    /** Narrows a match to ports, and leaves some out. */
    static Arbitrary<Match<?>> on(PortMatch<?> match) {
        return Combinators.combine(
                        sets().optional(OFTEN),
                        sets().optional(OFTEN),
                        sets().optional(SELDOM),
                        sets().optional(SELDOM))
                .as((sources, destinations, otherSources, otherDestinations) -> {
                    PortMatch<?> narrowed = match;
                    if (sources.isPresent()) {
                        narrowed = narrowed.sport(sources.get());
                    }
                    if (destinations.isPresent()) {
                        narrowed = narrowed.dport(destinations.get());
                    }
                    if (leavesPorts(otherSources, sources)) {
                        narrowed = narrowed.except(match.sport(otherSources.get()));
                    }
                    return leavesPorts(otherDestinations, destinations)
                            ? narrowed.except(match.dport(otherDestinations.get()))
                            : narrowed;
                });
    }

    private static boolean leavesPorts(Optional<PortSet> others, Optional<PortSet> ports) {
        return others.isPresent() && !others.get().isAll() && !others.equals(ports);
    }

    private static Arbitrary<PortSet> sets() {
        Arbitrary<Integer> bounds = Arbitraries.integers().between(0, PortRange.MAX_PORT);
        Arbitrary<PortRange> single = bounds.map(port -> new PortRange(port, port));
        Arbitrary<PortRange> range = Combinators.combine(bounds, bounds)
                .as((one, other) -> new PortRange(Math.min(one, other), Math.max(one, other)));
        return Arbitraries.oneOf(
                single.map(port -> PortSet.of(List.of(port))),
                range.map(ports -> PortSet.of(List.of(ports))),
                Arbitraries.oneOf(single, single, single, narrow(range))
                        .list()
                        .ofMinSize(2)
                        .ofMaxSize(24)
                        .map(PortSet::of));
    }

    private static Arbitrary<PortRange> narrow(Arbitrary<PortRange> ranges) {
        return ranges.map(range -> new PortRange(range.first(), Math.min(range.last(), range.first() + 9)));
    }
}
