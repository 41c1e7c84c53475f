package io.github.secfw.net;

import com.google.common.collect.DiscreteDomain;
import io.github.secfw.annotation.CheckReturnValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set of addresses of one or both families, never empty. Overlapping and adjacent ranges are merged, so that two sets
 * of the same addresses are equal, however they were written.
 */
@CheckReturnValue
public final class AddressSet {

    private static final Intervals<IpAddress, AddressRange> OF_IPV4 = intervals("0.0.0.0");
    private static final Intervals<IpAddress, AddressRange> OF_IPV6 = intervals("::");

    private final List<AddressRange> ipv4;
    private final List<AddressRange> ipv6;

    private AddressSet(List<AddressRange> ipv4, List<AddressRange> ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    /**
     * The union of addresses, prefixes and ranges as {@link AddressRange#parse} reads them.
     *
     * @param first the first of them
     * @param more the others, of either family
     * @return their union
     * @throws IllegalArgumentException if one of them is none
     */
    public static AddressSet of(String first, String... more) {
        return of(Stream.concat(Stream.of(first), Arrays.stream(more))
                .map(AddressRange::parse)
                .toList());
    }

    /**
     * The union of ranges.
     *
     * @param ranges at least one range
     * @return their union
     * @throws IllegalArgumentException if there is no range
     */
    public static AddressSet of(Collection<AddressRange> ranges) {
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException(
                    "a set of no addresses matches nothing: name an address, or leave the match out");
        }
        if (ranges.size() == 1) {
            List<AddressRange> one = List.copyOf(ranges);
            return one.get(0).family() == Family.IPV4 ? new AddressSet(one, List.of()) : new AddressSet(List.of(), one);
        }
        return new AddressSet(merged(ranges, Family.IPV4), merged(ranges, Family.IPV6));
    }

    private static List<AddressRange> merged(Collection<AddressRange> ranges, Family family) {
        List<AddressRange> ofFamily =
                ranges.stream().filter(range -> range.family() == family).toList();
        return ofFamily.size() < 2 ? List.copyOf(ofFamily) : intervals(family).union(ofFamily);
    }

    private static Intervals<IpAddress, AddressRange> intervals(Family family) {
        return family == Family.IPV4 ? OF_IPV4 : OF_IPV6;
    }

    private static Intervals<IpAddress, AddressRange> intervals(String zero) {
        return new Intervals<>(
                new Addresses(IpAddress.parse(zero)), AddressRange::first, AddressRange::last, AddressRange::new);
    }

    /** {@return the families of which this set has an address; never empty} */
    public Set<Family> families() {
        if (ipv4.isEmpty() || ipv6.isEmpty()) {
            return Set.of(ipv4.isEmpty() ? Family.IPV6 : Family.IPV4);
        }
        return Collections.unmodifiableSet(EnumSet.allOf(Family.class));
    }

    /**
     * {@return the addresses of a family as ranges: disjoint, not adjacent, in rising order; empty where there are
     * none}
     *
     * @param family the family
     */
    public List<AddressRange> ranges(Family family) {
        return family == Family.IPV4 ? ipv4 : ipv6;
    }

    /**
     * {@return whether every address of a family is in this set}
     *
     * @param family the family
     */
    public boolean isAllOf(Family family) {
        List<AddressRange> all = ranges(family);
        return all.size() == 1 && all.get(0).prefixLength().equals(OptionalInt.of(0));
    }

    /** {@return whether every address of both families is in the set} */
    boolean isAll() {
        return isAllOf(Family.IPV4) && isAllOf(Family.IPV6);
    }

    /** {@return whether the set has at most one range in each family} */
    boolean isSingleInEachFamily() {
        return ranges(Family.IPV4).size() < 2 && ranges(Family.IPV6).size() < 2;
    }

    /**
     * {@return the addresses of a family that are not in this set, as ranges: disjoint, not adjacent, in rising order}
     *
     * @param family the family
     */
    public List<AddressRange> othersOf(Family family) {
        AddressRange all = AddressRange.around(IpAddress.parse(family == Family.IPV4 ? "0.0.0.0" : "::"), 0);
        return intervals(family).complement(all, ranges(family));
    }

    /**
     * {@return whether the address is in this set}
     *
     * @param address any address
     */
    public boolean contains(IpAddress address) {
        List<AddressRange> sorted = ranges(address.family());
        int from = 0;
        int to = sorted.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted.get(middle).last().compareTo(address) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from < sorted.size() && sorted.get(from).contains(address);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressSet that && ipv4.equals(that.ipv4) && ipv6.equals(that.ipv6);
    }

    @Override
    public int hashCode() {
        return 31 * ipv4.hashCode() + ipv6.hashCode();
    }

    /** {@return the ranges, separated by commas} */
    @Override
    public String toString() {
        return Stream.concat(ipv4.stream(), ipv6.stream())
                .map(AddressRange::toString)
                .collect(Collectors.joining(", "));
    }

    /** The order of the addresses of a family. */
    private static final class Addresses extends DiscreteDomain<IpAddress> {

        private final IpAddress zero;

        Addresses(IpAddress zero) {
            this.zero = zero;
        }

        @Override
        public @Nullable IpAddress next(IpAddress address) {
            return address.next().orElse(null);
        }

        @Override
        public @Nullable IpAddress previous(IpAddress address) {
            return address.previous().orElse(null);
        }

        @Override
        public long distance(IpAddress start, IpAddress end) {
            return end.value().subtract(start.value()).longValue();
        }

        @Override
        public IpAddress minValue() {
            return zero;
        }

        @Override
        public IpAddress maxValue() {
            return zero.lastOfPrefix(0);
        }
    }
}
