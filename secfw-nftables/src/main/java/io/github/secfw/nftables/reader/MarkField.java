package io.github.secfw.nftables.reader;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Mark;
import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code meta mark} or {@code ct mark}, or some bits of it. */
final class MarkField extends NumberField {

    private final boolean isOfConnection;
    private final long mask;

    MarkField(boolean isOfConnection, long mask) {
        this.isOfConnection = isOfConnection;
        this.mask = mask;
    }

    @Override
    List<Condition> presence() {
        return isOfConnection ? List.of(new Condition.HasConnection()) : List.of();
    }

    @Override
    long max() {
        return Mark.ALL_BITS;
    }

    @Override
    String kind() {
        return "mark: write a number from 0 to 0xffffffff";
    }

    @Override
    boolean hasNamesOfMachine() {
        return true;
    }

    @Override
    OptionalLong named(String name) {
        return OptionalLong.empty();
    }

    @Override
    Optional<PacketField> masked(long more) {
        return Optional.of(new MarkField(isOfConnection, mask & more));
    }

    @Override
    boolean isKnown(LongRange range) {
        return range.isSingle() || mask == Mark.ALL_BITS;
    }

    @Override
    Condition among(List<LongRange> ranges) {
        List<Condition> conditions = new ArrayList<>(ranges.size());
        for (LongRange range : ranges) {
            if (range.isSingle()) {
                conditions.add(equal(range.first()));
            } else {
                addBlocks(conditions, range);
            }
        }
        return Condition.any(conditions);
    }

    private Condition equal(long value) {
        if ((value & ~mask) != 0) {
            return never();
        }
        return mask == 0 ? always() : mark(value, mask);
    }

    /** A range is made of blocks that agree in their first bits. */
    private void addBlocks(List<Condition> conditions, LongRange range) {
        long first = range.first();
        while (first <= range.last()) {
            long size = first == 0 ? max() + 1 : Long.lowestOneBit(first);
            while (first + size - 1 > range.last()) {
                size /= 2;
            }
            long bits = max() & -size;
            conditions.add(bits == 0 ? always() : mark(first, bits));
            first += size;
        }
    }

    private Condition mark(long value, long bits) {
        Mark mark = new Mark(value, bits);
        return Condition.of(isOfConnection ? new Criterion.ConnectionMark(mark) : new Criterion.PacketMark(mark));
    }
}
