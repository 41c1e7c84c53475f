package io.github.secfw.testkit;

import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Limits of all kinds. */
final class Limits {

    private static final int MOST = 10_000;

    /** As many ports as iptables matches in one line, whether they are single or ranges. */
    private static final int PORTS_OF_A_LINE = 7;

    private Limits() {}

    /** A limit, and whether it is put on matches that have alternatives, which iptables refuses. */
    record Part(int rate, LimitUnit unit, int burst, boolean onAlternatives) {

        Match<?> on(Match<?> match) {
            boolean fits = onAlternatives || match.criteria().stream().allMatch(Limits::isOneLine);
            return fits ? match.limit(rate, unit, burst) : match;
        }

        /** The kernel's arithmetic for iptables holds at most a day. */
        private boolean fillsInADay() {
            return (long) burst * unit.seconds() <= (long) rate * LimitUnit.DAY.seconds();
        }

        /** It keeps the time for a packet in ten-thousandths of a second, and says it by the shortest unit that fits. */
        private boolean isKept() {
            long time = 10_000L * unit.seconds() / rate;
            LimitUnit listed = LimitUnit.DAY;
            for (LimitUnit shorter : List.of(LimitUnit.HOUR, LimitUnit.MINUTE, LimitUnit.SECOND)) {
                long ticks = 10_000L * shorter.seconds();
                if (time > ticks || ticks / time < ticks % time) {
                    break;
                }
                listed = shorter;
            }
            return 10_000L * listed.seconds() / time * unit.seconds() == (long) rate * listed.seconds();
        }
    }

    /** Limits that every backend writes. */
    static Arbitrary<Part> forAllTools() {
        return parts(Arbitraries.just(false)).filter(part -> part.fillsInADay() && part.isKept());
    }

    /** Limits of every kind. */
    static Arbitrary<Part> any() {
        return parts(Arbitraries.of(true, false));
    }

    private static Arbitrary<Part> parts(Arbitrary<Boolean> onAlternatives) {
        Arbitrary<Integer> numbers = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 10), Arbitraries.integers().between(1, MOST));
        return Combinators.combine(numbers, Arbitraries.of(LimitUnit.class), numbers, onAlternatives)
                .as(Part::new);
    }

    private static boolean isOneLine(Criterion criterion) {
        if (criterion instanceof Criterion.Source source) {
            return isOneLine(source.addresses());
        }
        if (criterion instanceof Criterion.Destination destination) {
            return isOneLine(destination.addresses());
        }
        if (criterion instanceof Criterion.Input input) {
            return input.interfaces().patterns().size() == 1;
        }
        if (criterion instanceof Criterion.Output output) {
            return output.interfaces().patterns().size() == 1;
        }
        if (criterion instanceof Criterion.SourcePort source) {
            return isOneLine(source.ports());
        }
        if (criterion instanceof Criterion.DestinationPort destination) {
            return isOneLine(destination.ports());
        }
        if (criterion instanceof Criterion.OfIcmpType type) {
            return type.types().size() == 1;
        }
        if (criterion instanceof Criterion.OfIcmpCode code) {
            return code.codes().size() == 1;
        }
        if (criterion instanceof Criterion.DeliveredAs delivery) {
            return delivery.ways().size() == 1;
        }
        if (criterion instanceof Criterion.OwnerUid owner) {
            return owner.ids().size() == 1;
        }
        return !(criterion instanceof Criterion.OwnerGid owner) || owner.ids().size() == 1;
    }

    private static boolean isOneLine(AddressSet addresses) {
        return addresses.ranges(Family.IPV4).size() <= 1
                && addresses.ranges(Family.IPV6).size() <= 1;
    }

    private static boolean isOneLine(PortSet ports) {
        return ports.ranges().size() <= PORTS_OF_A_LINE;
    }
}
