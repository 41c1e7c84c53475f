package io.github.secfw.nftables;

import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.PortSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The values of the field that a map is looked up by. nft takes no two that overlap. */
final class Keys {

    private final RangeSet<Integer> ports = TreeRangeSet.create();
    private final RangeSet<IpAddress> addresses = TreeRangeSet.create();
    private final Set<String> interfaces = new HashSet<>();

    /** Whether two criteria ask for values of one field that can be looked up. */
    static boolean canBe(Criterion one, Criterion other) {
        return portsOf(one).isPresent() && one.getClass() == other.getClass() && sameProtocol(one, other)
                || addressesOf(one).isPresent() && one.getClass() == other.getClass()
                || interfacesOf(one).filter(Keys::areNames).isPresent()
                        && one.getClass() == other.getClass()
                        && interfacesOf(other).filter(Keys::areNames).isPresent();
    }

    private static boolean sameProtocol(Criterion one, Criterion other) {
        if (one instanceof Criterion.SourcePort source && other instanceof Criterion.SourcePort otherSource) {
            return source.protocol().equals(otherSource.protocol());
        }
        return one instanceof Criterion.DestinationPort destination
                && other instanceof Criterion.DestinationPort otherDestination
                && destination.protocol().equals(otherDestination.protocol());
    }

    private static boolean areNames(InterfaceSet set) {
        return set.patterns().stream().noneMatch(InterfacePattern::isPrefix);
    }

    static Optional<PortSet> portsOf(Criterion criterion) {
        if (criterion instanceof Criterion.SourcePort source) {
            return Optional.of(source.ports());
        }
        return criterion instanceof Criterion.DestinationPort destination
                ? Optional.of(destination.ports())
                : Optional.empty();
    }

    static Optional<AddressSet> addressesOf(Criterion criterion) {
        if (criterion instanceof Criterion.Source source) {
            return Optional.of(source.addresses());
        }
        return criterion instanceof Criterion.Destination destination
                ? Optional.of(destination.addresses())
                : Optional.empty();
    }

    static Optional<InterfaceSet> interfacesOf(Criterion criterion) {
        if (criterion instanceof Criterion.Input input) {
            return Optional.of(input.interfaces());
        }
        return criterion instanceof Criterion.Output output ? Optional.of(output.interfaces()) : Optional.empty();
    }

    /** The values of a criterion, which must be one that {@link #canBe} a key. */
    Keys(Criterion first) {
        add(first);
    }

    /** Adds the values of a criterion, if none of them is there; else adds none and says so. */
    boolean add(Criterion criterion) {
        return add(ports, portRanges(criterion))
                && add(addresses, addressRanges(criterion))
                && addInterfaces(criterion);
    }

    private static <C extends Comparable<C>> boolean add(RangeSet<C> known, List<Range<C>> ranges) {
        for (Range<C> range : ranges) {
            if (known.intersects(range)) {
                return false;
            }
        }
        known.addAll(ranges);
        return true;
    }

    private boolean addInterfaces(Criterion criterion) {
        List<String> names = interfacesOf(criterion)
                .map(set -> set.patterns().stream().map(InterfacePattern::text).toList())
                .orElse(List.of());
        for (String name : names) {
            if (interfaces.contains(name)) {
                return false;
            }
        }
        interfaces.addAll(names);
        return true;
    }

    private static List<Range<Integer>> portRanges(Criterion criterion) {
        return portsOf(criterion)
                .map(set -> set.ranges().stream()
                        .map(range -> Range.closed(range.first(), range.last()))
                        .toList())
                .orElse(List.of());
    }

    private static List<Range<IpAddress>> addressRanges(Criterion criterion) {
        List<Range<IpAddress>> ranges = new ArrayList<>();
        addressesOf(criterion).ifPresent(set -> {
            for (Family family : Family.values()) {
                for (AddressRange range : set.ranges(family)) {
                    ranges.add(Range.closed(range.first(), range.last()));
                }
            }
        });
        return ranges;
    }
}
