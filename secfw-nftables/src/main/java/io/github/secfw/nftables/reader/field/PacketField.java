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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** A field, and what conditions on its values are in the model. */
public abstract class PacketField {

    /** So many conditions on a field are kept, and so many values of each are compared to find it again. */
    private static final int MAX_KNOWN = 256;

    private static final int MAX_KEYS = 4;

    /** Conditions by their values: rules often ask for the same. */
    private final Map<List<Expression>, Condition> known = new HashMap<>();

    /** This field by itself. */
    private final KeyFields alone = new KeyFields(List.of(this));

    /** {@return this field as what is compared or looked up by itself} */
    public final KeyFields alone() {
        return alone;
    }

    /** {@return its name as nft lists it, with what of it is asked for} */
    public abstract String name();

    /** {@return what its value depends on beside the fields of the model} */
    public Set<Cell> reads() {
        return Set.of();
    }

    /** {@return whether that is all that its value depends on} */
    public boolean isReadingKnown() {
        return true;
    }

    /** {@return whether asking for it changes something that outlives the packet} */
    public boolean isEvent() {
        return false;
    }

    /**
     * The field has one of some values that the model does not have, names that a machine gives to numbers for instance.
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

    /** The field has one of some values that the model has. */
    public Condition numbered(List<Expression> numbers) {
        throw new IllegalStateException("the field " + name() + " has no numbers");
    }

    /** {@return one value in canonical words} */
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

    /** {@return what a packet has that has the field; none where every packet has it} */
    public List<Condition> presence() {
        return List.of();
    }

    /** {@return whether a criterion on the field by itself holds only for packets that have it} */
    public boolean impliesPresence() {
        return true;
    }

    /** {@return whether the model can say that the field is there and has other values} */
    boolean isNegatable() {
        return true;
    }

    /**
     * The field has one of some values.
     *
     * @param keys the values
     * @param origin where it is asked, for what is not in the model
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

    /** {@return why a key can be no value of this field, empty where it can or where that is not known} */
    public Optional<String> fault(Expression key) {
        return Optional.empty();
    }

    /** Refuses a key that can be no value of this field. Asked only where what a key means is not known. */
    public final void check(Expression key, StatementOrigin origin) {
        Optional<String> fault = fault(key);
        if (fault.isPresent()) {
            throw origin.fault(fault.get());
        }
    }

    /** As {@link #in}, found out anew. */
    abstract Condition found(List<Expression> keys, StatementOrigin origin);

    /** The field is below or above a value; empty where the model cannot say it. */
    public Optional<Condition> compare(Statement.Comparison operator, Expression value) {
        return Optional.empty();
    }

    /** Whether comparing without operator means that one of the flags is set. */
    public boolean isOfFlags() {
        return false;
    }

    /** One of some flags is set; empty where the model cannot say it. */
    public Optional<Condition> anyOf(long flags) {
        return Optional.empty();
    }

    /** {@return the number that an expression is as a value of this field, empty where it is none} */
    public OptionalLong value(Expression expression) {
        return OptionalLong.empty();
    }

    /** Some bits of the field; empty where the model cannot say it. */
    public Optional<PacketField> masked(Expression mask) {
        OptionalLong bits = value(mask);
        return bits.isPresent() ? masked(bits.getAsLong()) : Optional.empty();
    }

    /** Some bits of the field; empty where the model cannot say it. */
    public Optional<PacketField> masked(long mask) {
        return Optional.empty();
    }

    /** {@return the values that a key means, empty where that is not known} */
    Optional<Bounds<?>> bounds(Expression key) {
        return Optional.empty();
    }

    /** {@return the family of all packets that have the field} */
    public Optional<Family> family() {
        return Optional.empty();
    }

    /** {@return the protocol of the header that has the field, as nft checks it; empty for other fields} */
    public Set<Protocol> headerProtocols() {
        return Set.of();
    }

    /** {@return the protocols of the packets that have the field with one of some values, empty where any} */
    public Set<Protocol> protocols(List<Expression> keys) {
        return Set.of();
    }
}
