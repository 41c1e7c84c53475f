package io.github.secfw.nftables.reader.table;

import io.github.secfw.nftables.reader.syntax.ParsedChain;
import io.github.secfw.nftables.reader.syntax.SourceText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tables of all files while these are read, and bounds for the amount of input. */
public final class Ruleset {

    /** The most rules, and the most elements of all sets and maps. */
    static final int MAX = 1_000_000;

    /** The most rules that are added by index. */
    static final int MAX_INDEXED = 10_000;

    /** The most words, values and statements of all rules. */
    static final int MAX_PARTS = 8_000_000;

    private final Map<ParsedTable.Key, ParsedTable> tables = new LinkedHashMap<>();
    private final References references = new References();
    private int rules;
    private int elements;
    private int parts;
    private int indexed;

    public Collection<ParsedTable> tables() {
        return tables.values();
    }

    /** {@return the table, created if it does not exist} */
    public ParsedTable add(ParsedTable.Key key) {
        return tables.computeIfAbsent(key, ParsedTable::new);
    }

    public ParsedTable table(ParsedTable.Key key, SourceText file, int at) {
        ParsedTable table = tables.get(key);
        if (table == null) {
            throw file.fault(at, "unknown table \"" + key + "\": add it first");
        }
        return table;
    }

    public ParsedChain chain(ParsedTable table, String name, SourceText file, int at) {
        ParsedChain chain = table.chains().get(name);
        if (chain == null) {
            throw file.fault(at, "table " + table.key() + " has no chain \"" + name + "\": add it before its rules");
        }
        return chain;
    }

    public NamedSet set(ParsedTable table, String name, SourceText file, int at) {
        NamedSet set = table.sets().get(name);
        if (set == null) {
            throw file.fault(
                    at, "table " + table.key() + " has no set or map \"" + name + "\": add it before its elements");
        }
        return set;
    }

    /** {@return the names used so far in this command} */
    public References references() {
        return references;
    }

    public void remove(ParsedTable.Key key) {
        tables.remove(key);
    }

    public boolean has(ParsedTable.Key key) {
        return tables.containsKey(key);
    }

    /** Removes all tables, or those of one family. */
    public void flush(String family) {
        if (family.isEmpty()) {
            tables.clear();
        } else {
            tables.keySet().removeIf(key -> key.family().equals(family));
        }
    }

    public void countRule(SourceText file, int at) {
        rules++;
        if (rules > MAX) {
            throw file.fault(at, "more than " + MAX + " rules: read them in parts");
        }
    }

    public void countElement(SourceText file, int at) {
        elements++;
        if (elements > MAX) {
            throw file.fault(at, "more than " + MAX + " elements of sets and maps: read them in parts");
        }
    }

    public void countParts(int more, SourceText file, int at) {
        parts += more;
        if (parts > MAX_PARTS) {
            throw file.fault(at, "more than " + MAX_PARTS + " parts of rules: read them in parts");
        }
    }

    public void countIndexed(SourceText file, int at) {
        indexed++;
        if (indexed > MAX_INDEXED) {
            throw file.fault(at, "more than " + MAX_INDEXED + " rules with an index: write whole chains");
        }
    }
}
