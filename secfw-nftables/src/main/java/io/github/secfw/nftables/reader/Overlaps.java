package io.github.secfw.nftables.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Whether elements of a map with several fields may overlap. Which of two that do the kernel finds is not known. Of a map with
 * one field the kernel takes no such elements.
 */
final class Overlaps {

    /** So many pairs are looked at; of more it is not known. */
    private static final int MAX_PAIRS = 2_000_000;

    private Overlaps() {}

    static boolean mayBe(Keys keys, List<Element> elements) {
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

    /** The field by which the elements differ most. */
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

    /** In the order of one field only those have to be compared that overlap in it. */
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

    /** Both are of one field, and so of one class. */
    @SuppressWarnings("unchecked")
    private static <C extends Comparable<C>> int compare(Object one, Object other) {
        return ((C) one).compareTo((C) other);
    }
}
