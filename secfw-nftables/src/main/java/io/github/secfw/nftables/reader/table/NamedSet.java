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

/** A set or map with a name, while it is read. */
public final class NamedSet {

    /** The property that says how many elements there may be. */
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

    /** Takes out what has some keys. Of a key that is written otherwise it is not known whether it is in the set. */
    public void remove(List<Element> some) {
        for (Element gone : some) {
            if (!elements.removeIf(element -> element.key().equals(gone.key()))) {
                hasState = true;
            }
        }
    }

    /** A property that decides what becomes of elements that rules add: how long they stay, how many there may be. */
    public void setParameter(String name, String value) {
        long number = NumberLiterals.parse(value);
        parameters.put(name, number < 0 ? value : Long.toString(number));
    }

    /** These properties in canonical words. A set that rules fill has a size: nft gives it one. */
    public String parameters() {
        StringBuilder words = new StringBuilder();
        TreeMap<String, String> all = new TreeMap<>(parameters);
        all.putIfAbsent(SIZE, USUAL_SIZE);
        all.forEach((name, value) -> words.append(' ').append(name).append(' ').append(value));
        return words.toString();
    }

    /** The types of the parts of its keys, empty where the fields say them. */
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

    /** Elements may be ranges. */
    public void setInterval() {
        isInterval = true;
    }

    /** Elements may overlap. */
    public void setMerged() {
        isMerged = true;
    }

    /** Elements may go away after some time. */
    public void setTimeouts() {
        hasTimeouts = true;
    }

    public boolean isInterval() {
        return isInterval;
    }

    public boolean hasTimeouts() {
        return hasTimeouts;
    }

    /** Whether another declaration of the name is of the same kind. */
    public boolean isLike(NamedSet other) {
        return isMap == other.isMap
                && (types.isEmpty() || other.types.isEmpty() || types.equals(other.types))
                && values.isLike(other.values)
                && isInterval == other.isInterval
                && isConstant == other.isConstant
                && isDynamic == other.isDynamic
                && hasTimeouts == other.hasTimeouts;
    }

    /** What it maps to. */
    public void setValues(MapValues next) {
        values = next;
    }

    MapValues values() {
        return values;
    }

    /** Rules may fill it. */
    public void setDynamic() {
        isDynamic = true;
    }

    /** A rule looks something up in it: a constant one keeps its elements then. */
    void setUsed() {
        isUsed = true;
    }

    /** A constant set has room for the elements of its declaration only. */
    public void setDeclared() {
        if (isConstant && !isInterval && !elements.isEmpty()) {
            capacity = elements.size();
        }
    }

    /** Has what another declaration of the same had before. */
    public void continueFrom(NamedSet before) {
        elements.addAll(0, before.elements);
        isUsed = before.isUsed;
        capacity = before.capacity == Integer.MAX_VALUE ? capacity : before.capacity;
    }

    /** {@return why its elements cannot be changed, empty if they can} */
    public Optional<String> lock() {
        return isConstant && isUsed
                ? Optional.of("a rule of an earlier command uses this constant set or map: list all its elements where"
                        + " it is declared")
                : Optional.empty();
    }

    /** {@return what nft refuses of its elements, empty if nothing} */
    public Optional<String> fault() {
        if (!hasTimeouts && elements.stream().anyMatch(element -> element.option() == Element.Option.TIMEOUT)) {
            return Optional.of("an element has a timeout: write \"flags timeout\" in the set or map");
        }
        String size = parameters.getOrDefault(SIZE, "");
        if (!size.isEmpty()
                && elements.size() > NumberLiterals.parse(size)
                && distinct() > NumberLiterals.parse(size)) {
            return Optional.of("there are more elements than the size of " + size);
        }
        if (elements.size() > capacity && distinct() > capacity) {
            return Optional.of(
                    "a constant set or map takes no elements beyond those of its declaration: list all of them"
                            + " there");
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

    /** Whether a verdict of it leads to a chain. */
    public boolean leadsTo(String chain) {
        return elements.stream()
                .anyMatch(element ->
                        element.value().orElse(new Expression.Unmodelled()) instanceof Expression.Decision decision
                                && decision.chain().equals(Optional.of(chain)));
    }

    /** Whether it has an element that is written so. */
    public boolean has(Expression key) {
        return elements.stream().anyMatch(element -> element.key().equals(key));
    }

    private long distinct() {
        return elements.stream().map(Element::key).distinct().count();
    }

    /** Whether it maps what it has to something. */
    public boolean isMap() {
        return isMap;
    }

    public void setMap() {
        isMap = true;
    }

    /** Whether nothing changes what is in it while rules look it up. */
    public boolean isConstant() {
        return isConstant;
    }

    public void setConstant() {
        isConstant = true;
    }

    /** Whether a look-up counts packets or answers by what came before, or what is in it is not known. */
    public boolean hasState() {
        return hasState;
    }

    public void setState() {
        hasState = true;
    }
}
