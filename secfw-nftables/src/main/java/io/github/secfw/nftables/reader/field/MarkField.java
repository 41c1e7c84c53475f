package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.Mark;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.nftables.reader.syntax.FieldNames;
import io.github.secfw.nftables.reader.syntax.Fingerprint;
import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.nftables.reader.unmodelled.ConstantConditions;
import io.github.secfw.nftables.reader.unmodelled.ValueText;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The field {@code meta mark} or {@code ct mark}, or some bits of it. */
public final class MarkField extends NumberField {

    private static final int BITS = 32;

    /** The most marks of one condition. */
    private static final int MAX_MARKS = 4_096;

    private final boolean isOfConnection;
    private final long mask;

    public MarkField(boolean isOfConnection, long mask) {
        this.isOfConnection = isOfConnection;
        this.mask = mask;
    }

    @Override
    public String name() {
        String whole = isOfConnection ? FieldNames.CONNECTION_MARK : FieldNames.MARK;
        return mask == Mark.ALL_BITS ? whole : "(" + whole + " & " + mask + ")";
    }

    @Override
    public Set<Cell> reads() {
        return Set.of(isOfConnection ? Cell.CONNECTION_MARK : Cell.MARK);
    }

    @Override
    public List<Condition> presence() {
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
    public Optional<PacketField> masked(long more) {
        return Optional.of(new MarkField(isOfConnection, mask & more));
    }

    @Override
    Condition among(List<LongRange> ranges) {
        if (mask == 0) {
            return ranges.stream().anyMatch(range -> range.contains(0))
                    ? ConstantConditions.always()
                    : ConstantConditions.never();
        }
        List<Mark> marks = new ArrayList<>();
        for (LongRange range : ranges) {
            if (range.first() == 0 && range.last() >= mask) {
                return ConstantConditions.always();
            }
            add(marks, range, BITS, 0, 0);
            if (marks.size() > MAX_MARKS) {
                return new Condition.Unmodelled(
                        Fingerprint.of(name() + " " + ValueText.text(ranges)),
                        new Footprint(true, reads(), Set.of(), ConstantConditions.never()));
            }
        }
        List<Condition> conditions = new ArrayList<>(marks.size());
        for (Mark mark : marks) {
            conditions.add(
                    Condition.of(isOfConnection ? new ConnectionMarkCriterion(mark) : new PacketMarkCriterion(mark)));
        }
        return Condition.any(conditions);
    }

    /**
     * Adds marks with known first bits and any other bits until they cover a range. There are at most two for each bit of the
     * mask.
     *
     * @param left the number of bits that are not known yet
     * @param value the known bits
     * @param known the mask of the known bits
     */
    private void add(List<Mark> marks, LongRange range, int left, long value, long known) {
        long last = value | (mask & ((1L << left) - 1));
        if (value > range.last() || last < range.first()) {
            return;
        }
        if (range.first() <= value && last <= range.last()) {
            marks.add(new Mark(value, known));
            return;
        }
        long bit = 1L << (left - 1);
        if ((mask & bit) == 0) {
            add(marks, range, left - 1, value, known);
        } else {
            add(marks, range, left - 1, value, known | bit);
            add(marks, range, left - 1, value | bit, known | bit);
        }
    }
}
