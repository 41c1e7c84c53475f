package io.github.secfw.nftables.reader.table;

import io.github.secfw.nftables.reader.syntax.Element;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.NumberLiterals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A named set or map while its file is read. Mutable. */
public final class NamedSet {

    /** The property for the most elements. */
    public static final String SIZE = "size";

    private static final String USUAL_SIZE = "65535";

    private final List<Element> elements = new ArrayList<>();
    private final TreeMap<String, String> parameters = new TreeMap<>();
    private List<String> types = List.of();
    private boolean hasTypes;
    private boolean isInterval;
    private boolean isMerged;
    private boolean hasTimeouts;
    private boolean isMap;
    private boolean isConstant;
    private boolean hasState;
    private boolean isDynamic;
    private boolean isUsed;
    private int capacity = Integer.MAX_VALUE;
    private MapValues values = MapValues.unknown();

    public List<Element> elements() {
        return elements;
    }

    /**
     * Removes the elements with some keys. A key in another notation may or may not be in the set, so the content is unknown
     * afterwards.
     */
    public void remove(List<Element> some) {
        for (Element gone : some) {
            if (!elements.removeIf(element -> element.key().equals(gone.key()))) {
                hasState = true;
            }
        }
    }

    /** Sets a property that affects elements that rules add: their timeout, or the most elements. */
    public void setParameter(String name, String value) {
        long number = NumberLiterals.parse(value);
        parameters.put(name, number < 0 ? value : Long.toString(number));
    }

    /** {@return these properties as canonical text, with nft's default size} */
    public String parameters() {
        StringBuilder words = new StringBuilder();
        TreeMap<String, String> all = new TreeMap<>(parameters);
        all.putIfAbsent(SIZE, USUAL_SIZE);
        all.forEach((name, value) -> words.append(' ').append(name).append(' ').append(value));
        return words.toString();
    }

    /** Sets the types of the parts of its keys; empty for {@code typeof}. */
    public void setTypes(List<String> next) {
        types = next;
        hasTypes = true;
    }

    public List<String> types() {
        return types;
    }

    public boolean hasTypes() {
        return hasTypes;
    }

    /** Allows ranges. */
    public void setInterval() {
        isInterval = true;
    }

    /** Allows overlapping elements ({@code auto-merge}). */
    public void setMerged() {
        isMerged = true;
    }

    /** Allows elements to expire. */
    public void setTimeouts() {
        hasTimeouts = true;
    }

    public boolean isInterval() {
        return isInterval;
    }

    public boolean hasTimeouts() {
        return hasTimeouts;
    }

    /** {@return whether another declaration of the name agrees with this one} */
    public boolean isLike(NamedSet other) {
        return isMap == other.isMap
                && (types.isEmpty() || other.types.isEmpty() || types.equals(other.types))
                && values.isLike(other.values)
                && isInterval == other.isInterval
                && isConstant == other.isConstant
                && isDynamic == other.isDynamic
                && hasTimeouts == other.hasTimeouts;
    }

    /** Sets the kind and types of the values. */
    public void setValues(MapValues next) {
        values = next;
    }

    MapValues values() {
        return values;
    }

    /** Allows rules to fill it. */
    public void setDynamic() {
        isDynamic = true;
    }

    /** Notes that a rule uses it. A constant set keeps its elements from then on. */
    void setUsed() {
        isUsed = true;
    }

    /** Ends the declaration. A constant set has room only for the elements of its declaration. */
    public void setDeclared() {
        if (isConstant && !isInterval && !elements.isEmpty()) {
            capacity = elements.size();
        }
    }

    /** Takes over the elements of an earlier declaration. */
    public void continueFrom(NamedSet before) {
        elements.addAll(0, before.elements);
        isUsed = before.isUsed;
        capacity = before.capacity == Integer.MAX_VALUE ? capacity : before.capacity;
    }

    /** {@return the reason why its elements cannot be changed, empty if they can} */
    public Optional<String> lock() {
        return isConstant && isUsed
                ? Optional.of("a rule of an earlier command uses this constant set or map: list all its elements where"
                        + " it is declared")
                : Optional.empty();
    }

    /** {@return the reason why nft refuses its elements, empty if it accepts them} */
    public Optional<String> fault() {
        if (!hasTimeouts && elements.stream().anyMatch(element -> element.option() == Element.Option.TIMEOUT)) {
            return Optional.of("an element has a timeout: write \"flags timeout\" in the set or map");
        }
        String size = parameters.getOrDefault(SIZE, "");
        if (!size.isEmpty()
                && elements.size() > NumberLiterals.parse(size)
                && distinct() > NumberLiterals.parse(size)) {
            return Optional.of("there are more elements than the size of " + size + " allows: raise the size");
        }
        if (elements.size() > capacity && distinct() > capacity) {
            return Optional.of(
                    "a constant set or map accepts no elements after its declaration: list all of them" + " there");
        }
        if (isMap && hasConflict()) {
            return Optional.of("a key of the map has two values: write each key once");
        }
        Optional<String> fault = values.fault(elements);
        return fault.isPresent() ? fault : SetTypes.fault(types, elements, isInterval, isMerged);
    }

    private boolean hasConflict() {
        Map<Expression, Optional<Expression>> known = new HashMap<>();
        for (Element element : elements) {
            Optional<Expression> before = known.putIfAbsent(element.key(), element.value());
            if (before != null && !Overlaps.isSame(before, element.value())) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether one of its verdicts jumps to a chain} */
    public boolean leadsTo(String chain) {
        return elements.stream()
                .anyMatch(element ->
                        element.value().orElse(new Expression.Unmodelled()) instanceof Expression.Decision decision
                                && decision.chain().equals(Optional.of(chain)));
    }

    /** {@return whether it has an element in this notation} */
    public boolean has(Expression key) {
        return elements.stream().anyMatch(element -> element.key().equals(key));
    }

    private long distinct() {
        return elements.stream().map(Element::key).distinct().count();
    }

    /** {@return whether it is a map} */
    public boolean isMap() {
        return isMap;
    }

    public void setMap() {
        isMap = true;
    }

    /** {@return whether its elements never change after loading} */
    public boolean isConstant() {
        return isConstant;
    }

    public void setConstant() {
        isConstant = true;
    }

    /** {@return whether a look-up depends on earlier packets, or the content is unknown} */
    public boolean hasState() {
        return hasState;
    }

    public void setState() {
        hasState = true;
    }
}
