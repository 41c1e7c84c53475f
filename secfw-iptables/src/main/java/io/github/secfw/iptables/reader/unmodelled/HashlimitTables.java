package io.github.secfw.iptables.reader.unmodelled;

import io.github.secfw.iptables.reader.option.UnmodelledOptions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The hashlimit tables of a file. Rules with the same table name share one table, which keeps the rate of the rule that
 * the kernel loaded first (htable_create of xt_hashlimit). Which rule that is depends on the variant of iptables and on
 * chain names, so a name with several rates is ambiguous. Not thread-safe.
 */
public final class HashlimitTables {

    private final Map<String, String> rates = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    /** The name of a table with the options that create it. */
    static String name(UnmodelledOptions given) {
        UnmodelledOptions parameters = given.copy();
        parameters.rename("hashlimit-above", "hashlimit-upto");
        parameters.remove("hashlimit-name");
        return "hashlimit " + given.value("hashlimit-name").orElse("") + " of " + given.family()
                + parameters.text(" with");
    }

    /** Adds the table that a rule uses. */
    void add(UnmodelledOptions given) {
        String name = given.value("hashlimit-name").orElse("");
        String whole = name(given);
        String first = rates.putIfAbsent(name, whole);
        if (first != null && !first.equals(whole)) {
            ambiguous.add(first);
            ambiguous.add(whole);
        }
    }

    /** Whether a table name is used with several rates. */
    public boolean isAmbiguous(String name) {
        return ambiguous.contains(name);
    }
}
