package io.github.secfw.nftables.reader.unmodelled;

import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.program.Cell;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An unmodelled field of nft: one row of {@link UnmodelledRows}.
 *
 * @param name its name as nft lists it, or the beginning of the names of similar fields
 * @param kind the kind of its values
 * @param max its highest number
 * @param names the numbers of named values
 * @param reads the cells that decide its value
 * @param writes the cells that reading it changes
 * @param low the lowest value known to occur, whatever the packet's other fields are
 * @param high the highest value known to occur; below {@code low} if none is known
 * @param mayBeMissing whether packets can lack it for reasons other than family, protocol or connection
 * @param isClosed whether the only values are the names and the numbers up to the highest
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

    /** The kinds of values. */
    public enum Kind {
        /** Numbers. */
        NUMBER,
        /** Bit sets. */
        FLAGS,
        /** Spans of time. */
        SPAN,
        /** Times of day. */
        HOUR,
        /** Classes of traffic, such as {@code 1:10}. */
        TRAFFIC_CLASS,
        /** IPv4 or IPv6 addresses. */
        ADDRESS,
        /** Link-layer addresses. */
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

    /** {@return a row of numbers with some bits, which reads the cell of its own name} */
    public static UnmodelledRow number(String name, int bits) {
        return of(name, Kind.NUMBER, (1L << bits) - 1).reading(Cell.field(name)).closed();
    }

    /** {@return a row of another kind, which reads the cell of its own name} */
    public static UnmodelledRow field(String name, Kind kind) {
        return of(name, kind, 0xffff_ffffL).reading(Cell.field(name));
    }

    private static UnmodelledRow of(String name, Kind kind, long max) {
        return new UnmodelledRow(name, kind, max, Map.of(), Set.of(), Set.of(), 1, 0, false, false);
    }

    /** {@return this row, but reading these cells instead} */
    public UnmodelledRow reading(Cell... cells) {
        return new UnmodelledRow(
                name, kind, max, names, new TreeSet<>(Arrays.asList(cells)), writes, low, high, mayBeMissing, isClosed);
    }

    /** {@return this row, but changing these cells} */
    UnmodelledRow writing(Cell... cells) {
        return new UnmodelledRow(
                name, kind, max, names, reads, new TreeSet<>(Arrays.asList(cells)), low, high, mayBeMissing, isClosed);
    }

    /** {@return this row, with names for some values} */
    UnmodelledRow named(Map<String, Integer> words) {
        return new UnmodelledRow(name, kind, max, words, reads, writes, low, high, mayBeMissing, isClosed);
    }

    /** {@return this row, with all values of a range known to occur} */
    public UnmodelledRow occurring(long from, long to) {
        return new UnmodelledRow(name, kind, max, names, reads, writes, from, to, mayBeMissing, isClosed);
    }

    /** {@return this row, with every value known to occur} */
    public UnmodelledRow occurring() {
        return occurring(0, max);
    }

    /** {@return this row, which packets may lack} */
    UnmodelledRow missing() {
        return new UnmodelledRow(name, kind, max, names, reads, writes, low, high, true, isClosed);
    }

    /** {@return this row, whose only values are numbers up to a highest one} */
    public UnmodelledRow closedUpTo(long highest) {
        return upTo(highest).closed();
    }

    private UnmodelledRow closed() {
        return new UnmodelledRow(name, kind, max, names, reads, writes, low, high, mayBeMissing, true);
    }

    /** {@return this row, whose numbers may have names that depend on the machine} */
    UnmodelledRow open() {
        return new UnmodelledRow(name, kind, max, names, reads, writes, low, high, mayBeMissing, false);
    }

    /** {@return whether its values are protocols} */
    boolean isOfProtocols() {
        return name.endsWith("nexthdr") || name.endsWith(" protocol");
    }

    /** {@return this row under a longer name, which begins with the name of the row} */
    UnmodelledRow as(String whole) {
        return new UnmodelledRow(whole, kind, max, names, reads, writes, low, high, mayBeMissing, isClosed);
    }

    /** {@return this row with another highest number} */
    UnmodelledRow upTo(long highest) {
        return new UnmodelledRow(name, kind, highest, names, reads, writes, low, high, mayBeMissing, isClosed);
    }

    /** {@return whether it has state that outlives a packet} */
    public boolean isEvent() {
        return writes.stream().anyMatch(Cell::isState);
    }

    public boolean isNumeric() {
        return kind != Kind.ADDRESS && kind != Kind.LINK_ADDRESS && kind != Kind.WORD;
    }

    /** {@return whether both answers are known to occur among packets that have the field, if the test is for these ranges} */
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

    /** For fields with many values: whether the ranges contain one value that occurs and miss another. */
    private boolean isInside(List<LongRange> ranges) {
        boolean isSo = ranges.stream().anyMatch(range -> range.first() <= high && range.last() >= low);
        boolean isAll = ranges.stream().anyMatch(range -> range.first() <= low && range.last() >= high);
        return isSo && !isAll && ranges.size() == 1;
    }
}
