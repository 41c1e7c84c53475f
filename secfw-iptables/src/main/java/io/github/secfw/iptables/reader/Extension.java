package io.github.secfw.iptables.reader;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A match or a target that iptables loads.
 *
 * @param name its name
 * @param options the options, and how many values each takes
 */
record Extension(String name, Map<String, Integer> options) {

    /** Copies the options. */
    Extension {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
