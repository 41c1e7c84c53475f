package io.github.secfw.nftables.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A set or map with a name, while it is read. */
final class NamedSet {

    /** The property that says how many elements there may be. */
    static final String SIZE = "size";

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

    List<Element> elements() {
        return elements;
    }

    /** Takes out what has some keys. Of a key that is written otherwise it is not known whether it is in the set. */
    void remove(List<Element> some) {
        for (Element gone : some) {
            if (!elements.removeIf(element -> element.key().equals(gone.key()))) {
                hasState = true;
            }
        }
    }

    /** A property that decides what becomes of elements that rules add: how long they stay, how many there may be. */
    void setParameter(String name, String value) {
        long number = Numbers.parse(value);
        parameters.put(name, number < 0 ? value : Long.toString(number));
    }

    /** These properties in canonical words. A set that rules fill has a size: nft gives it one. */
    String parameters() {
        StringBuilder words = new StringBuilder();
        TreeMap<String, String> all = new TreeMap<>(parameters);
        all.putIfAbsent(SIZE, USUAL_SIZE);
        all.forEach((name, value) -> words.append(' ').append(name).append(' ').append(value));
        return words.toString();
    }

    /** The types of the parts of its keys, empty where the fields say them. */
    void setTypes(List<String> next) {
        types = next;
        hasTypes = true;
    }

    List<String> types() {
        return types;
    }

    boolean hasTypes() {
        return hasTypes;
    }

    /** Elements may be ranges. */
    void setInterval() {
        isInterval = true;
    }

    /** Elements may overlap. */
    void setMerged() {
        isMerged = true;
    }

    /** Elements may go away after some time. */
    void setTimeouts() {
        hasTimeouts = true;
    }

    boolean isInterval() {
        return isInterval;
    }

    boolean hasTimeouts() {
        return hasTimeouts;
    }

    /** Whether another declaration of the name is of the same kind. */
    boolean isLike(NamedSet other) {
        return isMap == other.isMap
                && types.equals(other.types)
                && isInterval == other.isInterval
                && isConstant == other.isConstant;
    }

    /** {@return what nft refuses of its elements, empty if nothing} */
    Optional<String> fault() {
        if (!hasTimeouts && elements.stream().anyMatch(element -> element.option() == Element.Option.TIMEOUT)) {
            return Optional.of("an element has a timeout: write \"flags timeout\" in the set or map");
        }
        String size = parameters.getOrDefault(SIZE, "");
        if (!size.isEmpty() && elements.size() > Numbers.parse(size)) {
            return Optional.of("there are more elements than the size of " + size);
        }
        return SetTypes.fault(types, elements, isInterval, isMerged);
    }

    /** Whether it maps what it has to something. */
    boolean isMap() {
        return isMap;
    }

    void setMap() {
        isMap = true;
    }

    /** Whether nothing changes what is in it while rules look it up. */
    boolean isConstant() {
        return isConstant;
    }

    void setConstant() {
        isConstant = true;
    }

    /** Whether a look-up counts packets or answers by what came before, or what is in it is not known. */
    boolean hasState() {
        return hasState;
    }

    void setState() {
        hasState = true;
    }
}
