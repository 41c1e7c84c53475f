package io.github.secfw.net;

import com.google.common.collect.DiscreteDomain;
import io.github.secfw.annotation.CheckReturnValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A set of ports, never empty. Overlapping and adjacent ranges are merged, so that two sets of the same ports are
 * equal, however they were written.
 */
@CheckReturnValue
public final class PortSet {

    private static final Intervals<Integer, PortRange> INTERVALS =
            new Intervals<>(DiscreteDomain.integers(), PortRange::first, PortRange::last, PortRange::new);

    private final List<PortRange> ranges;

    /** The lowest and the highest port: with them most sets are known without their ranges. */
    private final int first;

    private final int last;
    private final boolean isRange;

    private PortSet(List<PortRange> ranges) {
        this.ranges = ranges;
        this.first = ranges.get(0).first();
        this.last = ranges.get(ranges.size() - 1).last();
        this.isRange = ranges.size() == 1;
    }

    /**
     * Single ports.
     *
     * @param first a port, 0 to 65535
     * @param more further ports
     * @return the set of them
     * @throws IllegalArgumentException if a port is out of range
     */
    public static PortSet ports(int first, int... more) {
        return of(IntStream.concat(IntStream.of(first), Arrays.stream(more))
                .mapToObj(port -> new PortRange(port, port))
                .toList());
    }

    /**
     * All ports from one to another, both included.
     *
     * @param first the lowest port, 0 to 65535
     * @param last the highest port, {@code first} to 65535
     * @return the set of them
     * @throws IllegalArgumentException if a port is out of range or the range ends before it begins
     */
    public static PortSet range(int first, int last) {
        return of(List.of(new PortRange(first, last)));
    }

    /**
     * The union of ranges.
     *
     * @param ranges at least one range
     * @return their union
     * @throws IllegalArgumentException if there is no range
     */
    public static PortSet of(Collection<PortRange> ranges) {
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException(
                    "a set of no ports matches nothing: name a port, or leave the match out");
        }
        if (ranges.size() == 1) {
            return new PortSet(List.copyOf(ranges));
        }
        return new PortSet(INTERVALS.union(ranges));
    }

    /**
     * The ports of this set or another.
     *
     * @param other the other ports
     * @return the union of both
     */
    public PortSet or(PortSet other) {
        return of(Stream.concat(ranges.stream(), other.ranges.stream()).toList());
    }

    /** {@return the ports as ranges: disjoint, not adjacent, in rising order; never empty} */
    public List<PortRange> ranges() {
        return ranges;
    }

    /** {@return the lowest port of this set} */
    public int first() {
        return first;
    }

    /** {@return the highest port of this set} */
    public int last() {
        return last;
    }

    /** {@return whether this set is one range: all ports from the first to the last} */
    public boolean isRange() {
        return isRange;
    }

    /** {@return whether every port is in this set} */
    public boolean isAll() {
        return isRange && first == 0 && last == PortRange.MAX_PORT;
    }

    /**
     * The ports that are not in this set.
     *
     * @return the complement
     * @throws IllegalArgumentException if there are none
     */
    public PortSet others() {
        return of(INTERVALS.complement(new PortRange(0, PortRange.MAX_PORT), ranges));
    }

    /**
     * {@return whether the port is in this set}
     *
     * @param port a port number
     */
    public boolean contains(int port) {
        int from = 0;
        int to = ranges.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ranges.get(middle).last() < port) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from < ranges.size() && ranges.get(from).first() <= port;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PortSet that && ranges.equals(that.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    /** {@return the ranges, separated by commas} */
    @Override
    public String toString() {
        return ranges.stream().map(PortRange::toString).collect(Collectors.joining(", "));
    }
}
