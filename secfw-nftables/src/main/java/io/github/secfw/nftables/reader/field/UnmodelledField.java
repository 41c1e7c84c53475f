package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import io.github.secfw.nftables.reader.syntax.Bounds;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.Fingerprint;
import io.github.secfw.nftables.reader.syntax.LongRange;
import io.github.secfw.nftables.reader.syntax.Statement;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.nftables.reader.unmodelled.ConstantConditions;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledRow;
import io.github.secfw.nftables.reader.unmodelled.ValueFaults;
import io.github.secfw.nftables.reader.unmodelled.ValueText;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** An unmodelled field for which the cells that it reads and the packets that have it are known. */
public final class UnmodelledField extends PacketField {

    private final UnmodelledRow row;
    private final Presence presence;
    private final Optional<PacketField> like;
    private final long mask;

    /**
     * The packets that have a field.
     *
     * @param guards other conditions that they meet
     * @param family their family, empty for any
     * @param protocols their protocols, empty for any
     * @param varies the packets for which both answers of a condition on the field are known to occur, provided that its values
     *     occur
     */
    public record Presence(List<Condition> guards, Optional<Family> family, Set<Protocol> protocols, Condition varies) {

        /** {@return packets that meet some conditions, where both answers occur for all of them} */
        public static Presence of(List<Condition> guards, Optional<Family> family, Set<Protocol> protocols) {
            return new Presence(guards, family, protocols, Condition.all(guards));
        }

        /** {@return every packet} */
        static Presence always() {
            return of(List.of(), Optional.empty(), Set.of());
        }
    }

    public UnmodelledField(UnmodelledRow row, Presence presence) {
        this(row, presence, Optional.empty(), row.max());
    }

    private UnmodelledField(UnmodelledRow row, Presence presence, Optional<PacketField> like, long mask) {
        this.row = row;
        this.presence = presence;
        this.like = like;
        this.mask = mask;
    }

    /** {@return the condition that the field has a number} */
    Condition is(long number) {
        return among(List.of(LongRange.of(number)));
    }

    /** {@return this field, with the values of another one} */
    public UnmodelledField like(PacketField field) {
        return new UnmodelledField(row, presence, Optional.of(field), mask);
    }

    @Override
    public String name() {
        return mask == row.max() ? row.name() : "(" + row.name() + " & " + mask + ")";
    }

    @Override
    public Set<Cell> reads() {
        return row.reads();
    }

    public UnmodelledRow row() {
        return row;
    }

    /** {@return the packets for which both answers of a test occur, provided that its values occur} */
    Condition varyingFor() {
        return presence.varies();
    }

    @Override
    public boolean isEvent() {
        return row.isEvent();
    }

    @Override
    public List<Condition> presence() {
        return presence.guards();
    }

    @Override
    boolean isNegatable() {
        return !row.mayBeMissing();
    }

    @Override
    public boolean impliesPresence() {
        return false;
    }

    @Override
    public boolean isOfFlags() {
        return row.kind() == UnmodelledRow.Kind.FLAGS || row.name().equals("ct label");
    }

    @Override
    Condition found(List<Expression> keys, StatementOrigin origin) {
        for (Expression key : keys) {
            if (key instanceof Expression.Wildcard) {
                return ConstantConditions.always();
            }
            check(key, origin);
        }
        Optional<LongRange> night = keys.size() == 1 ? overMidnight(keys.get(0)) : Optional.empty();
        if (night.isPresent()) {
            return among(List.of(night.get())).negated();
        }
        Optional<List<LongRange>> ranges = ranges(keys);
        return ranges.isPresent() ? among(ranges.get()) : unmodelled(ValueText.of(keys, row), false);
    }

    /** The complement of a range of hours that crosses midnight, both ends included: nft tests this range instead. */
    private Optional<LongRange> overMidnight(Expression key) {
        if (row.kind() != UnmodelledRow.Kind.HOUR || !(key instanceof Expression.Range range)) {
            return Optional.empty();
        }
        OptionalLong first = value(range.first());
        OptionalLong last = value(range.last());
        return first.isPresent() && last.isPresent() && first.getAsLong() > last.getAsLong()
                ? Optional.of(new LongRange(last.getAsLong(), first.getAsLong()))
                : Optional.empty();
    }

    private Optional<List<LongRange>> ranges(List<Expression> keys) {
        if (like.isPresent()) {
            List<Expression> numbers = keys.stream()
                    .<Expression>map(key -> {
                        OptionalLong number = like.get().value(key);
                        return number.isPresent() ? new Expression.Literal(Long.toString(number.getAsLong())) : key;
                    })
                    .toList();
            return ValueText.ranges(numbers, row);
        }
        return ValueText.ranges(keys, row);
    }

    @Override
    public Condition numbered(List<Expression> numbers) {
        return ranges(numbers).map(this::among).orElseGet(ConstantConditions::never);
    }

    private Condition among(List<LongRange> ranges) {
        if (ranges.isEmpty()) {
            return ConstantConditions.never();
        }
        boolean isAll = ranges.size() == 1
                && ranges.get(0).first() == 0
                && ranges.get(0).last() >= row.max();
        if (isAll && isNegatable() && !isEvent()) {
            return ConstantConditions.always();
        }
        return unmodelled(ValueText.text(ranges), row.varies(ranges, mask));
    }

    private Condition unmodelled(String values, boolean varies) {
        return new Condition.Unmodelled(Fingerprint.of(name() + " " + values), footprint(varies));
    }

    private Footprint footprint(boolean varies) {
        return new Footprint(true, row.reads(), row.writes(), varies ? presence.varies() : ConstantConditions.never());
    }

    @Override
    public Optional<Condition> anyOf(long flags) {
        return Optional.of(unmodelled("has " + flags, false));
    }

    @Override
    public Optional<Condition> compare(Statement.Comparison operator, Expression value) {
        OptionalLong number = value(value);
        if (number.isEmpty() || !row.isNumeric()) {
            return Optional.empty();
        }
        LongRange range = NumberField.compared(operator, number.getAsLong(), row.max());
        return Optional.of(range.first() > range.last() ? ConstantConditions.never() : among(List.of(range)));
    }

    @Override
    public OptionalLong value(Expression expression) {
        return like.isPresent() ? like.get().value(expression) : ValueText.number(expression, row);
    }

    @Override
    public Optional<PacketField> masked(long more) {
        return row.isNumeric() ? Optional.of(new UnmodelledField(row, presence, like, mask & more)) : Optional.empty();
    }

    @Override
    Optional<Bounds<?>> bounds(Expression key) {
        return ValueText.range(key, row).map(range -> new Bounds<>(range.first(), range.last()));
    }

    @Override
    public Optional<String> fault(Expression key) {
        return like.isPresent() ? like.get().fault(key) : ValueFaults.of(key, row);
    }

    @Override
    public Optional<Family> family() {
        return presence.family();
    }

    /** nft does not check the protocol of TCP options. */
    @Override
    public Set<Protocol> headerProtocols() {
        return row.name().startsWith("tcp option ") ? Set.of() : presence.protocols();
    }

    @Override
    public Set<Protocol> protocols(List<Expression> keys) {
        return presence.protocols();
    }
}
