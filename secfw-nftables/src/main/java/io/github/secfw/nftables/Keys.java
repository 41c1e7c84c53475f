package io.github.secfw.nftables;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.OutputCriterion;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.SourcePortCriterion;
import java.util.Optional;

/** The values of the field that a map is looked up by. nft takes no two that overlap. */
final class Keys {

    private final DisjointRanges<Integer> ports = new DisjointRanges<>();
    private final DisjointRanges<IpAddress> addresses = new DisjointRanges<>();
    private final DisjointRanges<String> interfaces = new DisjointRanges<>();

    /** Whether two criteria of a kind ask for values of one field that can be looked up. */
    static boolean canBe(Criterion one, Criterion other) {
        return one.getClass() == other.getClass() && canBe(one) && canBe(other);
    }

    private static boolean canBe(Criterion criterion) {
        return portsOf(criterion).isPresent()
                || addressesOf(criterion).isPresent()
                || interfacesOf(criterion).filter(Keys::areNames).isPresent();
    }

    private static boolean areNames(InterfaceSet set) {
        return set.patterns().stream().noneMatch(InterfacePattern::isPrefix);
    }

    static Optional<PortSet> portsOf(Criterion criterion) {
        if (criterion instanceof SourcePortCriterion source) {
            return Optional.of(source.ports());
        }
        return criterion instanceof DestinationPortCriterion destination
                ? Optional.of(destination.ports())
                : Optional.empty();
    }

    static Optional<AddressSet> addressesOf(Criterion criterion) {
        if (criterion instanceof SourceCriterion source) {
            return Optional.of(source.addresses());
        }
        return criterion instanceof DestinationCriterion destination
                ? Optional.of(destination.addresses())
                : Optional.empty();
    }

    static Optional<InterfaceSet> interfacesOf(Criterion criterion) {
        if (criterion instanceof InputCriterion input) {
            return Optional.of(input.interfaces());
        }
        return criterion instanceof OutputCriterion output ? Optional.of(output.interfaces()) : Optional.empty();
    }

    /** The values of a criterion, which must be one that {@link #canBe} a key. */
    Keys(Criterion first) {
        add(first);
    }

    /** Adds the values of a criterion, if none of them is there; else adds none and says so. */
    boolean add(Criterion criterion) {
        Optional<PortSet> newPorts = portsOf(criterion);
        if (newPorts.isPresent()) {
            return addPorts(newPorts.get());
        }
        Optional<AddressSet> newAddresses = addressesOf(criterion);
        return newAddresses.isPresent()
                ? addAddresses(newAddresses.get())
                : addNames(interfacesOf(criterion).orElseThrow());
    }

    private boolean addPorts(PortSet set) {
        for (PortRange range : set.ranges()) {
            if (ports.overlap(range.first(), range.last())) {
                return false;
            }
        }
        set.ranges().forEach(range -> ports.add(range.first(), range.last()));
        return true;
    }

    private boolean addAddresses(AddressSet set) {
        for (Family family : set.families()) {
            for (AddressRange range : set.ranges(family)) {
                if (addresses.overlap(range.first(), range.last())) {
                    return false;
                }
            }
        }
        for (Family family : set.families()) {
            set.ranges(family).forEach(range -> addresses.add(range.first(), range.last()));
        }
        return true;
    }

    private boolean addNames(InterfaceSet set) {
        for (InterfacePattern name : set.patterns()) {
            if (interfaces.overlap(name.text(), name.text())) {
                return false;
            }
        }
        set.patterns().forEach(name -> interfaces.add(name.text(), name.text()));
        return true;
    }
}
