package io.github.secfw.iptables.reader.option;

import io.github.secfw.iptables.reader.value.ValueKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A match or a target of iptables and its options.
 *
 * @param name the name
 * @param options the options with the kinds of their values, in the order of canonical texts
 * @param negatable the options that can be negated
 */
public record Extension(String name, Map<String, List<ValueKind>> options, Set<String> negatable) {

    /** Copies the options. */
    public Extension {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        negatable = Set.copyOf(negatable);
    }

    /** The number of values of an option. */
    public int values(String option) {
        return kinds(option).size();
    }

    /** The kinds of the values of an option. */
    public List<ValueKind> kinds(String option) {
        return options.getOrDefault(option, List.of());
    }

    /** Some options in the order of canonical texts. */
    List<String> inOrder(Set<String> given) {
        List<String> ordered = new ArrayList<>(options.keySet());
        ordered.retainAll(given);
        return ordered;
    }
}
