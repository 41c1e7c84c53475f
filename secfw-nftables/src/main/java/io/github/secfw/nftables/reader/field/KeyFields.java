package io.github.secfw.nftables.reader.field;

import io.github.secfw.nftables.reader.syntax.Bounds;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.nftables.reader.unmodelled.ConstantConditions;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The fields that a rule compares or looks up: one field, or a concatenation of several. */
public final class KeyFields {

    private final List<PacketField> fields;

    /** A cache of conditions of single values, by field and text, for concatenations: values of one field are often equal. */
    private final List<Map<String, Condition>> known;

    public KeyFields(List<PacketField> fields) {
        this.fields = fields;
        this.known = isOne() ? List.of() : maps(fields.size());
    }

    private static List<Map<String, Condition>> maps(int count) {
        List<Map<String, Condition>> maps = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            maps.add(new HashMap<>());
        }
        return maps;
    }

    public List<PacketField> fields() {
        return fields;
    }

    /** {@return the names of the fields} */
    public String name() {
        return fields.stream().map(PacketField::name).collect(Collectors.joining(" . "));
    }

    /** {@return the cells that they depend on, beside the fields of the model} */
    public Set<Cell> reads() {
        Set<Cell> reads = new TreeSet<>();
        fields.forEach(field -> reads.addAll(field.reads()));
        return reads;
    }

    /** {@return the conditions that all packets with these fields meet} */
    public List<Condition> presence() {
        return fields.stream()
                .flatMap(field -> field.presence().stream())
                .distinct()
                .toList();
    }

    /** {@return whether reading one of them changes something that outlives the packet} */
    public boolean isEvent() {
        for (PacketField field : fields) {
            if (field.isEvent()) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether the model can express that all fields are present and one has another value} */
    public boolean isNegatable() {
        for (PacketField field : fields) {
            if (!field.isNegatable()) {
                return false;
            }
        }
        return true;
    }

    /** {@return the canonical text of an element} */
    public String text(Expression key) {
        List<Expression> parts = parts(key);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : " . ").append(fields.get(i).text(parts.get(i)));
        }
        return text.toString();
    }

    public boolean isOne() {
        return fields.size() == 1;
    }

    public PacketField first() {
        return fields.get(0);
    }

    /** {@return whether elements have as many parts as there are fields} */
    public boolean fit(List<Expression> keys) {
        for (int i = 0; i < keys.size(); i++) {
            Expression key = keys.get(i);
            int parts = key instanceof Expression.Concatenation several
                    ? several.parts().size()
                    : 1;
            if (parts != fields.size() && !(key instanceof Expression.Wildcard)) {
                return false;
            }
        }
        return true;
    }

    public static List<Expression> parts(Expression key) {
        return key instanceof Expression.Concatenation concatenation ? concatenation.parts() : List.of(key);
    }

    /** {@return the condition that the fields have one of some values} */
    public Condition in(List<Expression> keys, StatementOrigin origin) {
        if (isOne()) {
            return first().in(keys, origin);
        }
        List<Condition> conditions = new ArrayList<>(keys.size());
        for (Expression key : keys) {
            conditions.add(is(key, origin));
        }
        return Condition.any(conditions);
    }

    /** {@return the condition that the fields have the values of an element} */
    public Condition is(Expression key, StatementOrigin origin) {
        if (key instanceof Expression.Wildcard) {
            return ConstantConditions.always();
        }
        if (isOne()) {
            return first().in(List.of(key), origin);
        }
        List<Expression> parts = parts(key);
        List<Condition> conditions = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            conditions.add(is(i, parts.get(i), origin));
        }
        return Condition.all(conditions);
    }

    private Condition is(int i, Expression part, StatementOrigin origin) {
        String text = part instanceof Expression.Literal literal ? literal.text() : "";
        Condition before = known.get(i).get(text);
        if (before != null) {
            return before;
        }
        Condition made = fields.get(i).in(List.of(part), origin);
        if (!text.isEmpty() && made instanceof Condition.Is) {
            known.get(i).put(text, made);
        }
        return made;
    }

    /** {@return the bounds of each part of an element, empty if one is unknown} */
    public Optional<List<Bounds<?>>> bounds(Expression key) {
        List<Expression> parts = parts(key);
        List<Bounds<?>> bounds = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            Optional<Bounds<?>> one = fields.get(i).bounds(parts.get(i));
            if (one.isEmpty()) {
                return Optional.empty();
            }
            bounds.add(one.get());
        }
        return Optional.of(bounds);
    }
}
