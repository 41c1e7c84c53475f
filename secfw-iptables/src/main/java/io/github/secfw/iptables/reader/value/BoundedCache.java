package io.github.secfw.iptables.reader.value;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A cache of parsed values by text, which starts anew when it is full. Not thread-safe. */
public final class BoundedCache<V> {

    private static final int MAX_SIZE = 10_000;

    private final Map<String, V> values = new HashMap<>();

    /** Creates an empty cache. */
    public BoundedCache() {}

    /** The value of a text, parsed unless it is cached. */
    public V get(String text, Supplier<V> parse) {
        V cached = values.get(text);
        if (cached != null) {
            return cached;
        }
        V parsed = parse.get();
        if (values.size() == MAX_SIZE) {
            values.clear();
        }
        values.put(text, parsed);
        return parsed;
    }
}
