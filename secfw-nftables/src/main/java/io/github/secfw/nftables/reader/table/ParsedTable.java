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

/** A table, while it is read. */
public final class ParsedTable {

    /**
     * Which table.
     *
     * @param family its family: {@code ip}, {@code ip6}, {@code inet}, {@code arp}, {@code bridge} or {@code netdev}
     * @param name its name
     */
    public record Key(String family, String name) implements Comparable<Key> {
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

    public Key key() {
        return key;
    }

    /** Whether its base chains do not run: whoever names the table without the flag wakes it. */
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

    /** The contexts of the secmark objects by their names. */
    public Map<String, String> labels() {
        return labels;
    }

    /** What is said of objects that rules can ask, such as limits, by their kinds and names. */
    public Map<String, List<String>> objects() {
        return objects;
    }

    /** An object, which stays what it is where another of its name is added. */
    public void addObject(String kind, String name, String words) {
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

    /** The sets that rules write to. */
    public Set<String> updatedSets() {
        return updatedSets;
    }
}
