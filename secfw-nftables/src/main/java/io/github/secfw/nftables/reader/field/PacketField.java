package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import io.github.secfw.nftables.reader.syntax.Bounds;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.Fingerprint;
import io.github.secfw.nftables.reader.syntax.NumberLiterals;
import io.github.secfw.nftables.reader.syntax.Statement;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.nftables.reader.unmodelled.ConstantConditions;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledRow;
import io.github.secfw.nftables.reader.unmodelled.ValueText;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A field of packets, and the conditions of the model on its values. */
public abstract class PacketField {

    /** The most conditions of a field that are cached, and the most values of a cached condition. */
    private static final int MAX_KNOWN = 256;

    private static final int MAX_KEYS = 4;

    /** A cache of conditions by their values: rules often test the same. */
    private final Map<List<Expression>, Condition> known = new HashMap<>();

    /** This field as the only key field. */
    private final KeyFields alone = new KeyFields(List.of(this));

    /** {@return this field as the only key field} */
    public final KeyFields alone() {
        return alone;
    }

    /** {@return its name as nft lists it, with the mask if only some bits are tested} */
    public abstract String name();

    /** {@return the cells that its value depends on, beside the fields of the model} */
    public Set<Cell> reads() {
        return Set.of();
    }

    /** {@return whether these cells are all that its value depends on} */
    public boolean isReadingKnown() {
        return true;
    }

    /** {@return whether reading it changes something that outlives the packet} */
    public boolean isEvent() {
        return false;
    }

    /**
     * Creates the unmodelled condition that the field has one of some values that the model lacks, names of numbers that depend
     * on the machine for instance.
     *
     * @param keys the values
     * @return the condition
     */
    Condition outsideModel(List<Expression> keys) {
        TreeSet<String> texts = new TreeSet<>();
        keys.forEach(key -> texts.add(text(key)));
        return new Condition.Unmodelled(
                Fingerprint.of(name() + " " + String.join(", ", texts)),
                new Footprint(true, reads(), Set.of(), ConstantConditions.never()));
    }

    /** {@return the condition that the field has one of some values of the model} */
    public Condition numbered(List<Expression> numbers) {
        throw new IllegalStateException("the field " + name() + " has no numbers");
    }

    /** {@return the canonical text of a value} */
    public final String text(Expression key) {
        Optional<Bounds<?>> bounds = bounds(key);
        if (bounds.isEmpty()) {
            return ValueText.of(key, UnmodelledRow.field(name(), UnmodelledRow.Kind.NUMBER));
        }
        String first = bounds.get().first().toString();
        if (key instanceof Expression.Literal literal
                && literal.text().equals(first)
                && NumberLiterals.parse(first) < 0) {
            return ValueText.of(key, UnmodelledRow.field(name(), UnmodelledRow.Kind.NUMBER));
        }
        return bounds.get().isSingle() ? first : first + "-" + bounds.get().last();
    }

    /** {@return the conditions that all packets with this field meet, none if every packet has it} */
    public List<Condition> presence() {
        return List.of();
    }

    /** {@return whether a criterion on the field holds only for packets that have it} */
    public boolean impliesPresence() {
        return true;
    }

    /** {@return whether the model can express that the field is present and has other values} */
    boolean isNegatable() {
        return true;
    }

    /**
     * Creates the condition that the field has one of some values.
     *
     * @param keys the values
     * @param origin the place of the test, for messages
     * @return the condition, for packets that have the field
     */
    final Condition in(List<Expression> keys, StatementOrigin origin) {
        if (keys.size() > MAX_KEYS) {
            return found(keys, origin);
        }
        Condition before = known.get(keys);
        if (before != null) {
            return before;
        }
        Condition found = found(keys, origin);
        if (known.size() < MAX_KNOWN && PlainConditions.isPlain(found)) {
            known.put(keys, found);
        }
        return found;
    }

    /** {@return the reason why the field cannot have a value, empty if it can or if that is unknown} */
    public Optional<String> fault(Expression key) {
        return Optional.empty();
    }

    /** Refuses a value that the field cannot have. Called only for values whose meaning is unknown. */
    public final void check(Expression key, StatementOrigin origin) {
        Optional<String> fault = fault(key);
        if (fault.isPresent()) {
            throw origin.fault(fault.get());
        }
    }

    /** Creates the condition of {@link #in} without the cache. */
    abstract Condition found(List<Expression> keys, StatementOrigin origin);

    /**
     * Creates the condition of {@link #found} from the values that the model has and those that it lacks.
     *
     * @param keys the values
     * @param origin the place of the test, for messages
     * @param parser gives the value of the model, empty if the model lacks it
     * @param among creates the condition on values of the model
     * @param <V> the type of values of the model
     * @return the condition
     */
    final <V> Condition found(
            List<Expression> keys,
            StatementOrigin origin,
            Function<Expression, Optional<V>> parser,
            Function<List<V>, Condition> among) {
        List<V> values = new ArrayList<>(keys.size());
        List<Expression> outside = new ArrayList<>();
        for (Expression key : keys) {
            if (key instanceof Expression.Wildcard) {
                return ConstantConditions.always();
            }
            Optional<V> value = parser.apply(key);
            if (value.isPresent()) {
                values.add(value.get());
            } else {
                check(key, origin);
                outside.add(key);
            }
        }
        List<Condition> conditions = new ArrayList<>(2);
        if (!values.isEmpty()) {
            conditions.add(among.apply(values));
        }
        if (!outside.isEmpty()) {
            conditions.add(outsideModel(outside));
        }
        return Condition.any(conditions);
    }

    /** {@return the condition that the field is below or above a value, empty if the model cannot express it} */
    public Optional<Condition> compare(Statement.Comparison operator, Expression value) {
        return Optional.empty();
    }

    /** {@return whether a comparison without operator means that at least one of the flags is set} */
    public boolean isOfFlags() {
        return false;
    }

    /** {@return the condition that at least one of some flags is set, empty if the model cannot express it} */
    public Optional<Condition> anyOf(long flags) {
        return Optional.empty();
    }

    /** {@return the number of an expression as a value of this field, empty if it has none} */
    public OptionalLong value(Expression expression) {
        return OptionalLong.empty();
    }

    /** {@return some bits of the field, empty if the model cannot express them} */
    public Optional<PacketField> masked(Expression mask) {
        OptionalLong bits = value(mask);
        return bits.isPresent() ? masked(bits.getAsLong()) : Optional.empty();
    }

    /** {@return some bits of the field, empty if the model cannot express them} */
    public Optional<PacketField> masked(long mask) {
        return Optional.empty();
    }

    /** {@return the bounds of a key, empty if they are unknown} */
    Optional<Bounds<?>> bounds(Expression key) {
        return Optional.empty();
    }

    /** {@return the family of all packets that have the field, empty for any} */
    public Optional<Family> family() {
        return Optional.empty();
    }

    /** {@return the protocol of the header that has the field, as nft checks it, empty for fields outside transport headers} */
    public Set<Protocol> headerProtocols() {
        return Set.of();
    }

    /** {@return the protocols of the packets whose field has one of some values, empty for any} */
    public Set<Protocol> protocols(List<Expression> keys) {
        return Set.of();
    }
}
