package io.github.secfw.net;

import com.google.common.collect.BoundType;
import com.google.common.collect.DiscreteDomain;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set of addresses of one or both families, never empty. Overlapping and adjacent ranges are merged, so that two sets
 * of the same addresses are equal, however they were written.
 */
public final class AddressSet {

    private final Map<Family, List<AddressRange>> ranges;

    /** The same ranges, for look-up. */
    private final ImmutableRangeSet<IpAddress> closedRanges;

    private AddressSet(Map<Family, List<AddressRange>> ranges) {
        this.ranges = Collections.unmodifiableMap(ranges);
        this.closedRanges = ImmutableRangeSet.copyOf(ranges.values().stream()
                .flatMap(List::stream)
                .map(range -> Range.closed(range.first(), range.last()))
                .toList());
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
        Map<Family, List<AddressRange>> merged = new EnumMap<>(Family.class);
        for (Family family : Family.values()) {
            List<Range<IpAddress>> parts = new ArrayList<>();
            for (AddressRange range : ranges) {
                if (range.family() == family) {
                    parts.add(Range.closed(range.first(), range.last()).canonical(Successors.OF_ADDRESSES));
                }
            }
            if (!parts.isEmpty()) {
                merged.put(
                        family,
                        ImmutableRangeSet.unionOf(parts).asRanges().stream()
                                .map(part -> closed(part))
                                .toList());
            }
        }
        return new AddressSet(merged);
    }

    private static AddressRange closed(Range<IpAddress> canonical) {
        IpAddress first = canonical.lowerEndpoint();
        IpAddress last =
                canonical.hasUpperBound() ? canonical.upperEndpoint().previous().orElseThrow() : first.lastOfPrefix(0);
        return new AddressRange(first, last);
    }

    /** {@return the families of which this set has an address; never empty} */
    public Set<Family> families() {
        return Collections.unmodifiableSet(EnumSet.copyOf(ranges.keySet()));
    }

    /**
     * {@return the addresses of a family as ranges: disjoint, not adjacent, in rising order; empty where there are
     * none}
     *
     * @param family the family
     */
    public List<AddressRange> ranges(Family family) {
        return ranges.getOrDefault(family, List.of());
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

    /**
     * {@return the addresses of a family that are not in this set, as ranges: disjoint, not adjacent, in rising order}
     *
     * @param family the family
     */
    public List<AddressRange> othersOf(Family family) {
        AddressRange all = AddressRange.parse(family == Family.IPV4 ? "0.0.0.0/0" : "::/0");
        Range<IpAddress> within = Range.closed(all.first(), all.last());
        return closedRanges.complement().subRangeSet(within).asRanges().stream()
                .map(part -> new AddressRange(
                        part.lowerBoundType() == BoundType.CLOSED
                                ? part.lowerEndpoint()
                                : part.lowerEndpoint().next().orElseThrow(),
                        part.upperBoundType() == BoundType.CLOSED
                                ? part.upperEndpoint()
                                : part.upperEndpoint().previous().orElseThrow()))
                .toList();
    }

    /**
     * {@return whether the address is in this set}
     *
     * @param address any address
     */
    public boolean contains(IpAddress address) {
        return closedRanges.contains(address);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressSet that && ranges.equals(that.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    /** {@return the ranges, separated by commas} */
    @Override
    public String toString() {
        return ranges.values().stream()
                .flatMap(List::stream)
                .map(AddressRange::toString)
                .collect(Collectors.joining(", "));
    }

    /** The order of addresses as Guava wants it told to merge adjacent ranges. */
    private static final class Successors extends DiscreteDomain<IpAddress> {
        static final Successors OF_ADDRESSES = new Successors();

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
    }
}
