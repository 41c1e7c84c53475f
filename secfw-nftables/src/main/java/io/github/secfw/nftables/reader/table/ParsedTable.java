package io.github.secfw.nftables.reader.table;

import io.github.secfw.nftables.reader.syntax.ParsedChain;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table while its files are read. Mutable. */
public final class ParsedTable {

    /**
     * Family and name of a table.
     *
     * @param family its family: {@code ip}, {@code ip6}, {@code inet}, {@code arp}, {@code bridge} or {@code netdev}
     * @param name its name
     */
    public record Key(String family, String name) implements Comparable<Key> {
        /** Compares by name first. The order keeps look-ups fast for names with colliding hashes. */
        @Override
        public int compareTo(Key other) {
            int byName = name.compareTo(other.name);
            return byName == 0 ? family.compareTo(other.family) : byName;
        }

        @Override
        public String toString() {
            return family + " " + name;
        }
    }

    private final Key key;
    private boolean isDormant;
    private final Map<String, ParsedChain> chains = new LinkedHashMap<>();
    private final Map<String, NamedSet> sets = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, List<String>> objects = new HashMap<>();
    private final Set<String> updatedSets = new HashSet<>();

    ParsedTable(Key key) {
        this.key = key;
    }

    public Key key() {
        return key;
    }

    /** {@return whether its base chains are inactive; a declaration without the flag activates them} */
    public boolean isDormant() {
        return isDormant;
    }

    public void setDormant(boolean next) {
        isDormant = next;
    }

    public Map<String, ParsedChain> chains() {
        return chains;
    }

    public Map<String, NamedSet> sets() {
        return sets;
    }

    /** {@return the contexts of the secmark objects by name} */
    public Map<String, String> labels() {
        return labels;
    }

    /** {@return the definitions of other named objects, limits for instance, by kind and name} */
    public Map<String, List<String>> objects() {
        return objects;
    }

    /** Adds the definition of an object. An earlier one of the same name stays in effect. */
    public void addObject(String kind, String name, String words) {
        objects.computeIfAbsent(kind + " " + name, key -> new ArrayList<>(1)).add(words);
    }

    /** {@return whether the table has an object or a label} */
    boolean hasObject(String kind, String name) {
        return kind.equals("secmark") ? labels.containsKey(name) : objects.containsKey(kind + " " + name);
    }

    /** {@return the message for a name that the table does not have} */
    public String missing(String kind, String name) {
        return "table " + key + " has no " + kind + " \"" + name + "\": declare it in the table";
    }

    public void requireObject(String kind, String object, StatementOrigin origin) {
        if (!hasObject(kind, object)) {
            throw origin.fault(missing(kind, object));
        }
    }

    void requireSet(String set, StatementOrigin origin) {
        if (!sets.containsKey(set)) {
            throw origin.fault(missing("set or map", set));
        }
    }

    /** {@return the names of the objects of a kind} */
    public Set<String> namesOf(String kind) {
        Set<String> names = new HashSet<>();
        for (String object : objects.keySet()) {
            if (object.startsWith(kind + " ")) {
                names.add(object.substring(kind.length() + 1));
            }
        }
        return names;
    }

    public void deleteObject(String kind, String name) {
        objects.remove(kind + " " + name);
    }

    /** {@return the names of the sets that rules change} */
    public Set<String> updatedSets() {
        return updatedSets;
    }
}
