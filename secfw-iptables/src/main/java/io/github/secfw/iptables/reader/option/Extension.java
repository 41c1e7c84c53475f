package io.github.secfw.iptables.reader.option;

import io.github.secfw.iptables.reader.value.ValueKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A match or a target that iptables loads.
 *
 * @param name its name
 * @param options the options with the kinds of the values that each takes, in the order of canonical texts
 * @param negatable which of the options can be negated
 */
public record Extension(String name, Map<String, List<ValueKind>> options, Set<String> negatable) {

    /** Copies the options. */
    public Extension {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        negatable = Set.copyOf(negatable);
    }

    /** How many values an option takes. */
    public int values(String option) {
        return kinds(option).size();
    }

    /** The kinds of the values of an option. */
    public List<ValueKind> kinds(String option) {
        return options.getOrDefault(option, List.of());
    }

    /** The options that are given, in the order of canonical texts. */
    List<String> inOrder(Set<String> given) {
        List<String> ordered = new ArrayList<>(options.keySet());
        ordered.retainAll(given);
        return ordered;
    }
}
