package io.github.secfw.testkit;

import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Match;
import io.github.secfw.net.OutputCriterion;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.SourcePortCriterion;
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
        if (criterion instanceof SourceCriterion source) {
            return isOneLine(source.addresses());
        }
        if (criterion instanceof DestinationCriterion destination) {
            return isOneLine(destination.addresses());
        }
        if (criterion instanceof InputCriterion input) {
            return input.interfaces().patterns().size() == 1;
        }
        if (criterion instanceof OutputCriterion output) {
            return output.interfaces().patterns().size() == 1;
        }
        if (criterion instanceof SourcePortCriterion source) {
            return isOneLine(source.ports());
        }
        if (criterion instanceof DestinationPortCriterion destination) {
            return isOneLine(destination.ports());
        }
        if (criterion instanceof IcmpTypeCriterion type) {
            return type.types().size() == 1;
        }
        if (criterion instanceof IcmpCodeCriterion code) {
            return code.codes().size() == 1;
        }
        if (criterion instanceof DeliveryCriterion delivery) {
            return delivery.ways().size() == 1;
        }
        if (criterion instanceof OwnerUidCriterion owner) {
            return owner.ids().size() == 1;
        }
        return !(criterion instanceof OwnerGidCriterion owner) || owner.ids().size() == 1;
    }

    private static boolean isOneLine(AddressSet addresses) {
        return addresses.ranges(Family.IPV4).size() <= 1
                && addresses.ranges(Family.IPV6).size() <= 1;
    }

    private static boolean isOneLine(PortSet ports) {
        return ports.ranges().size() <= PORTS_OF_A_LINE;
    }
}
