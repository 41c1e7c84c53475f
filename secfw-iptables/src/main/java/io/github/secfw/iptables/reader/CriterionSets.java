package io.github.secfw.iptables.reader;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Family;
import io.github.secfw.net.IdRange;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Criteria as sets of what a packet of a family may be. */
final class CriterionSets {

    private final Family family;

    CriterionSets(Family family) {
        this.family = family;
    }

    /** Whether every packet of the family fulfils a criterion, of those that have what it asks for. */
    boolean isAlways(Criterion criterion) {
        if (criterion instanceof Criterion.Source source) {
            return source.addresses().isAllOf(family);
        }
        if (criterion instanceof Criterion.Destination destination) {
            return destination.addresses().isAllOf(family);
        }
        if (criterion instanceof Criterion.SourcePort port) {
            return port.ports().isAll();
        }
        return criterion instanceof Criterion.DestinationPort port
                && port.ports().isAll();
    }

    /** What the packets fulfil that do not fulfil a criterion which not all of them do; empty where one cannot say it. */
    Optional<Criterion> others(Criterion criterion) {
        if (criterion instanceof Criterion.Source source) {
            return Optional.of(new Criterion.Source(others(source.addresses())));
        }
        if (criterion instanceof Criterion.Destination destination) {
            return Optional.of(new Criterion.Destination(others(destination.addresses())));
        }
        if (criterion instanceof Criterion.SourcePort port) {
            return Optional.of(
                    new Criterion.SourcePort(port.protocol(), port.ports().others()));
        }
        if (criterion instanceof Criterion.DestinationPort port) {
            return Optional.of(
                    new Criterion.DestinationPort(port.protocol(), port.ports().others()));
        }
        return Optional.empty();
    }

    private AddressSet others(AddressSet addresses) {
        return AddressSet.of(addresses.othersOf(family));
    }

    /** What the packets fulfil that fulfil one of two criteria of the same kind; empty where one cannot say it. */
    static Optional<Criterion> either(Criterion one, Criterion other) {
        if (one.equals(other)) {
            return Optional.of(one);
        }
        if (one instanceof Criterion.Source a && other instanceof Criterion.Source b) {
            return Optional.of(new Criterion.Source(either(a.addresses(), b.addresses())));
        }
        if (one instanceof Criterion.Destination a && other instanceof Criterion.Destination b) {
            return Optional.of(new Criterion.Destination(either(a.addresses(), b.addresses())));
        }
        if (one instanceof Criterion.SourcePort a && other instanceof Criterion.SourcePort b) {
            return Optional.of(new Criterion.SourcePort(a.protocol(), a.ports().or(b.ports())));
        }
        if (one instanceof Criterion.DestinationPort a && other instanceof Criterion.DestinationPort b) {
            return Optional.of(
                    new Criterion.DestinationPort(a.protocol(), a.ports().or(b.ports())));
        }
        if (one instanceof Criterion.OwnerUid a && other instanceof Criterion.OwnerUid b) {
            return Optional.of(new Criterion.OwnerUid(either(a.ids(), b.ids())));
        }
        if (one instanceof Criterion.OwnerGid a && other instanceof Criterion.OwnerGid b) {
            return Optional.of(new Criterion.OwnerGid(either(a.ids(), b.ids())));
        }
        if (one instanceof Criterion.DeliveredAs a && other instanceof Criterion.DeliveredAs b) {
            Set<Delivery> ways = EnumSet.copyOf(a.ways());
            ways.addAll(b.ways());
            return Optional.of(new Criterion.DeliveredAs(ways));
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
