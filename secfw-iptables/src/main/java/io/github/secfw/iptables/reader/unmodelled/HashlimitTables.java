package io.github.secfw.iptables.reader.unmodelled;

import io.github.secfw.iptables.reader.option.UnmodelledOptions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The tables of hashlimit in a file. Rules share the table of a name, and with it the rate of the rule that was loaded first
 * (htable_create of the kernel's xt_hashlimit). Which one that is depends on the variant of iptables and on the names of chains,
 * so that a name with several rates is not known. Not safe for several threads.
 */
public final class HashlimitTables {

    private final Map<String, String> rates = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    /** The name of a table, with what it was made with. */
    static String name(UnmodelledOptions given) {
        UnmodelledOptions parameters = given.copy();
        parameters.rename("hashlimit-above", "hashlimit-upto");
        parameters.remove("hashlimit-name");
        return "hashlimit " + given.value("hashlimit-name").orElse("") + " of " + given.family()
                + parameters.text(" with");
    }

    /** Takes the table that a rule uses. */
    void add(UnmodelledOptions given) {
        String name = given.value("hashlimit-name").orElse("");
        String whole = name(given);
        String first = rates.putIfAbsent(name, whole);
        if (first != null && !first.equals(whole)) {
            ambiguous.add(first);
            ambiguous.add(whole);
        }
    }

    /** Whether the name of a table stands for several. */
    public boolean isAmbiguous(String name) {
        return ambiguous.contains(name);
    }
}
