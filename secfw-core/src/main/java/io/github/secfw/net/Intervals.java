package io.github.secfw.net;

import com.google.common.collect.DiscreteDomain;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Closed ranges of ports, addresses or ids as intervals of a discrete order: their union and their complement.
 *
 * @param <C> what the ranges are ranges of
 * @param <R> the type of a range
 * @param domain the order
 * @param first the first value of a range
 * @param last the last value of a range
 * @param make makes a range of its first and last value
 */
record Intervals<C extends Comparable<C>, R>(
        DiscreteDomain<C> domain, Function<R, C> first, Function<R, C> last, BiFunction<C, C, R> make) {

    /** {@return the values of ranges as ranges that are disjoint, not adjacent, and in rising order} */
    List<R> union(Collection<R> ranges) {
        return ranges(set(ranges));
    }

    /**
     * {@return the values of a range that are in none of some others, as ranges like those of a union}
     *
     * @param whole the range
     * @param without the others
     */
    List<R> complement(R whole, Collection<R> without) {
        return ranges(set(List.of(whole)).difference(set(without)));
    }

    private ImmutableRangeSet<C> set(Collection<R> ranges) {
        return ImmutableRangeSet.unionOf(ranges.stream()
                .map(range ->
                        Range.closed(first.apply(range), last.apply(range)).canonical(domain))
                .toList());
    }

    /** A canonical range has no upper bound where it goes up to the highest value. */
    private List<R> ranges(ImmutableRangeSet<C> set) {
        return set.asRanges().stream()
                .map(range -> make.apply(
                        range.lowerEndpoint(),
                        range.hasUpperBound() ? domain.previous(range.upperEndpoint()) : domain.maxValue()))
                .toList();
    }
}
