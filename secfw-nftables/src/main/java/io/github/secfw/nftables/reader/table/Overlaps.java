package io.github.secfw.nftables.reader.table;

import io.github.secfw.nftables.reader.field.KeyFields;
import io.github.secfw.nftables.reader.syntax.Bounds;
import io.github.secfw.nftables.reader.syntax.Element;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.Expression.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Search for elements that overlap. If two elements of a map with several fields overlap, it is unknown which one the kernel
 * finds. For a map with one field the kernel refuses such elements.
 */
public final class Overlaps {

    /** The most pairs that are compared. If there are more, the answer is unknown. */
    private static final int MAX_PAIRS = 2_000_000;

    /** The most earlier elements that an element of a map with several fields is compared with. */
    private static final int MAX_COMPARED = 5_000;

    private Overlaps() {}

    public static boolean mayBe(KeyFields keys, List<Element> elements) {
        List<List<Bounds<?>>> boxes = new ArrayList<>(elements.size());
        boolean areSingle = true;
        for (Element element : elements) {
            if (!(element.key() instanceof Expression.Wildcard)) {
                Optional<List<Bounds<?>>> box = keys.bounds(element.key());
                if (box.isEmpty()) {
                    return true;
                }
                areSingle &= box.get().stream().allMatch(Bounds::isSingle);
                boxes.add(box.get());
            }
        }
        return !areSingle && overlap(boxes, mostDistinct(boxes, keys.fields().size()));
    }

    /**
     * Finds two elements of a map that share a key. nft refuses them unless they are equal in key and value.
     *
     * @param keys the fields
     * @param elements the elements
     * @return the message, empty if there are none
     */
    public static Optional<String> conflict(KeyFields keys, List<Element> elements) {
        Map<List<Bounds<?>>, Element> known = new LinkedHashMap<>();
        for (Element element : elements) {
            Optional<List<Bounds<?>>> box =
                    element.key() instanceof Expression.Wildcard ? Optional.empty() : keys.bounds(element.key());
            if (box.isEmpty()) {
                continue;
            }
            Element before = known.getOrDefault(box.get(), element);
            if (!isSame(before.value(), element.value())) {
                return Optional.of(conflict(keys, element));
            }
            known.put(box.get(), before);
        }
        List<List<Bounds<?>>> boxes = new ArrayList<>(known.keySet());
        boolean areSingle = boxes.stream().allMatch(box -> box.stream().allMatch(Bounds::isSingle));
        if (areSingle
                || boxes.size() < 2
                || !overlap(boxes, mostDistinct(boxes, keys.fields().size()))) {
            return Optional.empty();
        }
        return corner(keys, known);
    }

    /**
     * Finds an element that the kernel refuses (nft_pipapo_insert): one whose lowest or highest key is in an earlier element.
     * In a map of one field, every overlap is found this way from one of the two elements.
     */
    private static Optional<String> corner(KeyFields keys, Map<List<Bounds<?>>, Element> known) {
        List<List<Bounds<?>>> before = new ArrayList<>();
        for (Map.Entry<List<Bounds<?>>, Element> entry : known.entrySet()) {
            List<Bounds<?>> box = entry.getKey();
            boolean isRefused = before.size() <= MAX_COMPARED
                    && before.stream()
                            .anyMatch(one ->
                                    keys.isOne() ? overlap(one, box) : has(one, box, true) || has(one, box, false));
            if (isRefused) {
                return Optional.of(conflict(keys, entry.getValue()));
            }
            before.add(box);
        }
        return Optional.empty();
    }

    /** Whether an element contains the lowest or the highest key of another one. */
    private static boolean has(List<Bounds<?>> one, List<Bounds<?>> other, boolean isLowest) {
        for (int i = 0; i < one.size(); i++) {
            Object key = isLowest ? other.get(i).first() : other.get(i).last();
            if (compare(one.get(i).first(), key) > 0 || compare(key, one.get(i).last()) > 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return the message for elements of an interval set that overlap, empty if none do or if that is unknown} */
    static Optional<String> among(KeyFields keys, List<Element> elements) {
        List<List<Bounds<?>>> boxes = new ArrayList<>(elements.size());
        for (Element element : elements) {
            keys.bounds(element.key()).ifPresent(boxes::add);
        }
        return boxes.size() > 1 && overlap(boxes, 0)
                ? Optional.of("elements of the interval set overlap: write \"auto-merge\" in it, or each value once")
                : Optional.empty();
    }

    private static String conflict(KeyFields keys, Element element) {
        return "the element \"" + keys.text(element.key()) + "\" of the map overlaps another one: write each key once";
    }

    /** Compares verdicts by kind and chain, not by place. */
    static boolean isSame(Optional<Expression> one, Optional<Expression> other) {
        if (one.orElse(new Expression.Unmodelled()) instanceof Decision first
                && other.orElse(new Expression.Unmodelled()) instanceof Decision second) {
            return first.kind() == second.kind() && first.chain().equals(second.chain());
        }
        return one.equals(other);
    }

    /** The field with the most distinct lowest values. */
    private static int mostDistinct(List<List<Bounds<?>>> boxes, int fields) {
        int best = 0;
        int most = 0;
        for (int i = 0; i < fields; i++) {
            HashSet<Object> values = new HashSet<>();
            for (List<Bounds<?>> box : boxes) {
                values.add(box.get(i).first());
            }
            if (values.size() > most) {
                most = values.size();
                best = i;
            }
        }
        return best;
    }

    /** Sorts by one field and compares only elements that overlap in it. */
    private static boolean overlap(List<List<Bounds<?>>> boxes, int field) {
        boxes.sort(Comparator.comparing(box -> box.get(field), Overlaps::byFirst));
        int pairs = 0;
        List<List<Bounds<?>>> open = new ArrayList<>();
        for (List<Bounds<?>> box : boxes) {
            open.removeIf(before -> !overlap(before.get(field), box.get(field)));
            pairs += open.size() + 1;
            if (pairs > MAX_PAIRS || open.stream().anyMatch(before -> overlap(before, box))) {
                return true;
            }
            open.add(box);
        }
        return false;
    }

    private static boolean overlap(List<Bounds<?>> one, List<Bounds<?>> other) {
        for (int i = 0; i < one.size(); i++) {
            if (!overlap(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static int byFirst(Bounds<?> one, Bounds<?> other) {
        return compare(one.first(), other.first());
    }

    private static boolean overlap(Bounds<?> one, Bounds<?> other) {
        return compare(one.first(), other.last()) <= 0 && compare(other.first(), one.last()) <= 0;
    }

    /** Compares two values of one field, which have the same class. */
    @SuppressWarnings("unchecked")
    private static <C extends Comparable<C>> int compare(Object one, Object other) {
        return ((C) one).compareTo((C) other);
    }
}
