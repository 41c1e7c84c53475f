package io.github.secfw.nftables.reader.unmodelled;

import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.program.Cell;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A field, match or statement of nft that is not in the model: a row of {@link UnmodelledRows}.
 *
 * @param name its words as nft lists them; of several that are alike the words that they begin with
 * @param kind what its values are
 * @param max the highest number that it can have
 * @param names numbers that have names
 * @param reads what decides its value
 * @param writes what it changes
 * @param low of the values that occur in packets, whatever else they have, the lowest
 * @param high the highest; below the lowest if none is known
 * @param mayBeMissing whether packets can lack it for other reasons than their family, protocol or connection
 * @param isClosed whether only numbers up to the highest and the names are values
 */
public record UnmodelledRow(
        String name,
        Kind kind,
        long max,
        Map<String, Integer> names,
        Set<Cell> reads,
        Set<Cell> writes,
        long low,
        long high,
        boolean mayBeMissing,
        boolean isClosed) {

    /** What values are. */
    public enum Kind {
        /** Numbers. */
        NUMBER,
        /** Numbers of which each bit is a flag. */
        FLAGS,
        /** Spans of time. */
        SPAN,
        /** Times of day. */
        HOUR,
        /** Classes of traffic, such as {@code 1:10}. */
        TRAFFIC_CLASS,
        /** IPv4 or IPv6 addresses. */
        ADDRESS,
        /** Addresses of the link layer. */
        LINK_ADDRESS,
        /** Other words. */
        WORD
    }

    /** Copies the collections. */
    public UnmodelledRow {
        names = Map.copyOf(names);
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
    }

    /** A number of some bits that reads a field of its own name. */
    public static UnmodelledRow number(String name, int bits) {
        return of(name, Kind.NUMBER, (1L << bits) - 1).reading(Cell.field(name)).closed();
    }

    /** Something else that reads a field of its own name. */
    public static UnmodelledRow field(String name, Kind kind) {
        return of(name, kind, 0xffff_ffffL).reading(Cell.field(name));
    }

    private static UnmodelledRow of(String name, Kind kind, long max) {
        return new UnmodelledRow(name, kind, max, Map.of(), Set.of(), Set.of(), 1, 0, false, false);
    }

    /** This one, which reads other things instead. */
    public UnmodelledRow reading(Cell... cells) {
        return new UnmodelledRow(
                name, kind, max, names, new TreeSet<>(Arrays.asList(cells)), writes, low, high, mayBeMissing, isClosed);
    }

    /** This one, which changes some things. */
    UnmodelledRow writing(Cell... cells) {
        return new UnmodelledRow(
                name, kind, max, names, reads, new TreeSet<>(Arrays.asList(cells)), low, high, mayBeMissing, isClosed);
    }

    /** This one, whose values have names too. */
    UnmodelledRow named(Map<String, Integer> words) {
        return new UnmodelledRow(name, kind, max, words, reads, writes, low, high, mayBeMissing, isClosed);
    }

    /** This one, of which all values from one to another occur. */
    public UnmodelledRow occurring(long from, long to) {
        return new UnmodelledRow(name, kind, max, names, reads, writes, from, to, mayBeMissing, isClosed);
    }

    /** This one, whose every value occurs. */
    public UnmodelledRow occurring() {
        return occurring(0, max);
    }

    /** This one, which packets may lack. */
    UnmodelledRow missing() {
        return new UnmodelledRow(name, kind, max, names, reads, writes, low, high, true, isClosed);
    }

    /** This one, whose values are numbers up to a highest one. */
    public UnmodelledRow closedUpTo(long highest) {
        return upTo(highest).closed();
    }

    private UnmodelledRow closed() {
        return new UnmodelledRow(name, kind, max, names, reads, writes, low, high, mayBeMissing, true);
    }

    /** This one, whose numbers have names of the machine too. */
    UnmodelledRow open() {
        return new UnmodelledRow(name, kind, max, names, reads, writes, low, high, mayBeMissing, false);
    }

    /** Whether protocols are values. */
    boolean isOfProtocols() {
        return name.endsWith("nexthdr") || name.endsWith(" protocol");
    }

    /** This one by a name that begins with the name of the row. */
    UnmodelledRow as(String whole) {
        return new UnmodelledRow(whole, kind, max, names, reads, writes, low, high, mayBeMissing, isClosed);
    }

    /** This one with another highest number. */
    UnmodelledRow upTo(long highest) {
        return new UnmodelledRow(name, kind, highest, names, reads, writes, low, high, mayBeMissing, isClosed);
    }

    /** Whether it has state of its own that outlives a packet. */
    public boolean isEvent() {
        return writes.stream().anyMatch(Cell::isState);
    }

    public boolean isNumeric() {
        return kind != Kind.ADDRESS && kind != Kind.LINK_ADDRESS && kind != Kind.WORD;
    }

    /** Whether both answers are known to occur for packets that have the field, where the field is in some ranges. */
    public boolean varies(List<LongRange> ranges, long mask) {
        long last = Math.min(high, low + 0xffff);
        boolean isSo = false;
        boolean isNotSo = false;
        for (long value = low; value <= last && !(isSo && isNotSo); value++) {
            boolean holds = false;
            for (LongRange range : ranges) {
                holds |= range.contains(value & mask);
            }
            isSo |= holds;
            isNotSo |= !holds;
        }
        return (isSo && isNotSo) || (mask == max && high - low > 0xffff && isInside(ranges));
    }

    /** Of fields with many values: some value that occurs is in the ranges, and another is not. */
    private boolean isInside(List<LongRange> ranges) {
        boolean isSo = ranges.stream().anyMatch(range -> range.first() <= high && range.last() >= low);
        boolean isAll = ranges.stream().anyMatch(range -> range.first() <= low && range.last() >= high);
        return isSo && !isAll && ranges.size() == 1;
    }
}
