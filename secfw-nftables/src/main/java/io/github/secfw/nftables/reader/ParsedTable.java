package io.github.secfw.nftables.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table, while it is read. */
final class ParsedTable {

    /**
     * Which table.
     *
     * @param family its family: {@code ip}, {@code ip6}, {@code inet}, {@code arp}, {@code bridge} or {@code netdev}
     * @param name its name
     */
    record Key(String family, String name) implements Comparable<Key> {
        /** An order, so that tables of names that were chosen for their hashes are found soon. */
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

    Key key() {
        return key;
    }

    /** Whether its base chains do not run: whoever names the table without the flag wakes it. */
    boolean isDormant() {
        return isDormant;
    }

    void setDormant(boolean next) {
        isDormant = next;
    }

    Map<String, ParsedChain> chains() {
        return chains;
    }

    Map<String, NamedSet> sets() {
        return sets;
    }

    /** The contexts of the secmark objects by their names. */
    Map<String, String> labels() {
        return labels;
    }

    /** What is said of objects that rules can ask, such as limits, by their kinds and names. */
    Map<String, List<String>> objects() {
        return objects;
    }

    /** An object, which stays what it is where another of its name is added. */
    void addObject(String kind, String name, String words) {
        objects.computeIfAbsent(kind + " " + name, key -> new ArrayList<>(1)).add(words);
    }

    void requireObject(String kind, String object, StatementOrigin origin) {
        if (!objects.containsKey(kind + " " + object)) {
            throw origin.fault("table " + key + " has no " + kind + " \"" + object + "\": declare it in the table");
        }
    }

    void requireSet(String set, StatementOrigin origin) {
        if (!sets.containsKey(set)) {
            throw origin.fault("table " + key + " has no set or map \"" + set + "\": declare it in the table");
        }
    }

    /** The names of the objects of a kind. */
    Set<String> namesOf(String kind) {
        Set<String> names = new HashSet<>();
        for (String object : objects.keySet()) {
            if (object.startsWith(kind + " ")) {
                names.add(object.substring(kind.length() + 1));
            }
        }
        return names;
    }

    void deleteObject(String kind, String name) {
        objects.remove(kind + " " + name);
    }

    /** The sets that rules write to. */
    Set<String> updatedSets() {
        return updatedSets;
    }
}
