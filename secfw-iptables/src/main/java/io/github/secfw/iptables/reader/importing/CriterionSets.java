package io.github.secfw.iptables.reader.importing;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.SourcePortCriterion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Set operations on criteria of one family. */
final class CriterionSets {

    private final Family family;

    CriterionSets(Family family) {
        this.family = family;
    }

    /** Whether a criterion is true for every packet of the family that has the field. */
    boolean isAlways(Criterion criterion) {
        if (criterion instanceof SourceCriterion source) {
            return source.addresses().isAllOf(family);
        }
        if (criterion instanceof DestinationCriterion destination) {
            return destination.addresses().isAllOf(family);
        }
        if (criterion instanceof SourcePortCriterion port) {
            return port.ports().isAll();
        }
        return criterion instanceof DestinationPortCriterion port
                && port.ports().isAll();
    }

    /** The complement of a criterion that is not always true; empty if no criterion expresses it. */
    Optional<Criterion> others(Criterion criterion) {
        if (criterion instanceof SourceCriterion source) {
            return Optional.of(new SourceCriterion(others(source.addresses())));
        }
        if (criterion instanceof DestinationCriterion destination) {
            return Optional.of(new DestinationCriterion(others(destination.addresses())));
        }
        if (criterion instanceof SourcePortCriterion port) {
            return Optional.of(
                    new SourcePortCriterion(port.protocol(), port.ports().others()));
        }
        if (criterion instanceof DestinationPortCriterion port) {
            return Optional.of(
                    new DestinationPortCriterion(port.protocol(), port.ports().others()));
        }
        return Optional.empty();
    }

    private AddressSet others(AddressSet addresses) {
        return AddressSet.of(addresses.othersOf(family));
    }

    /** The union of two criteria of the same kind; empty if no criterion expresses it. */
    static Optional<Criterion> either(Criterion one, Criterion other) {
        if (one.equals(other)) {
            return Optional.of(one);
        }
        if (one instanceof SourceCriterion a && other instanceof SourceCriterion b) {
            return Optional.of(new SourceCriterion(either(a.addresses(), b.addresses())));
        }
        if (one instanceof DestinationCriterion a && other instanceof DestinationCriterion b) {
            return Optional.of(new DestinationCriterion(either(a.addresses(), b.addresses())));
        }
        if (one instanceof SourcePortCriterion a && other instanceof SourcePortCriterion b) {
            return Optional.of(new SourcePortCriterion(a.protocol(), a.ports().or(b.ports())));
        }
        if (one instanceof DestinationPortCriterion a && other instanceof DestinationPortCriterion b) {
            return Optional.of(
                    new DestinationPortCriterion(a.protocol(), a.ports().or(b.ports())));
        }
        if (one instanceof OwnerUidCriterion a && other instanceof OwnerUidCriterion b) {
            return Optional.of(new OwnerUidCriterion(either(a.ids(), b.ids())));
        }
        if (one instanceof OwnerGidCriterion a && other instanceof OwnerGidCriterion b) {
            return Optional.of(new OwnerGidCriterion(either(a.ids(), b.ids())));
        }
        if (one instanceof DeliveryCriterion a && other instanceof DeliveryCriterion b) {
            Set<Delivery> ways = EnumSet.copyOf(a.ways());
            ways.addAll(b.ways());
            return Optional.of(new DeliveryCriterion(ways));
        }
        return Optional.empty();
    }

    private static AddressSet either(AddressSet one, AddressSet other) {
        List<AddressRange> ranges = new ArrayList<>();
        for (Family each : Family.values()) {
            ranges.addAll(one.ranges(each));
            ranges.addAll(other.ranges(each));
        }
        return AddressSet.of(ranges);
    }

    private static List<IdRange> either(List<IdRange> some, List<IdRange> others) {
        List<IdRange> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
