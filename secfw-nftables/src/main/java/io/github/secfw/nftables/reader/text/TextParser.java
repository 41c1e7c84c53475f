package io.github.secfw.nftables.reader.text;

import io.github.secfw.nftables.reader.syntax.ParsedChain;
import io.github.secfw.nftables.reader.syntax.SourceText;
import io.github.secfw.nftables.reader.table.NamedSet;
import io.github.secfw.nftables.reader.table.ParsedTable;
import io.github.secfw.nftables.reader.table.Ruleset;
import java.util.Set;

/** Parser of nft text. It executes each command on the rule set. */
public final class TextParser {

    private static final Set<String> FAMILIES = Set.of("ip", "ip6", "inet", "arp", "bridge", "netdev");

    private final Scanner scanner;
    private final Ruleset ruleset;
    private final ExpressionParser expressions;
    private final BlockParser blocks;

    public TextParser(SourceText file, Ruleset ruleset) {
        this.scanner = new Scanner(file);
        this.ruleset = ruleset;
        this.expressions = new ExpressionParser(scanner, ruleset);
        this.blocks = new BlockParser(scanner, ruleset, expressions);
    }

    public void parse() {
        while (scanner.kind() != Scanner.Kind.END) {
            if (scanner.kind() != Scanner.Kind.SEPARATOR) {
                boolean isDefinition = blocks.definitions().parse();
                if (!isDefinition) {
                    command();
                }
                boolean isEnd = scanner.kind() == Scanner.Kind.SEPARATOR
                        || (scanner.kind() == Scanner.Kind.END && !isDefinition);
                if (!isEnd) {
                    throw scanner.fault(
                            "unexpected " + scanner.shown() + " after the end of the command: begin a new line");
                }
                ruleset.references().check();
            } else {
                scanner.advance();
            }
        }
    }

    private void command() {
        String word = scanner.isWord() ? scanner.word() : "";
        switch (word) {
            case "table",
                    "chain",
                    "rule",
                    "set",
                    "map",
                    "element",
                    "secmark",
                    "counter",
                    "quota",
                    "limit",
                    "ct",
                    "flowtable",
                    "synproxy" -> add(Place.LAST);
            case "add" -> {
                scanner.advance();
                add(Place.LAST);
            }
            case "create" -> {
                scanner.advance();
                create();
            }
            case "insert" -> {
                scanner.advance();
                insert();
            }
            case "delete", "destroy" -> {
                scanner.advance();
                delete(word.equals("delete"));
            }
            case "flush" -> {
                scanner.advance();
                flush();
            }
            default ->
                throw scanner.fault("unknown command " + scanner.shown()
                        + ": write table, add, create, insert, delete, destroy, flush or define");
        }
    }

    /** Executes {@code create}, which adds only what does not exist yet. Rules cannot be created. */
    private void create() {
        int place = scanner.at();
        String kind = scanner.isWord() ? scanner.word() : "";
        scanner.advance();
        boolean isThere = switch (kind) {
            case "table" -> ruleset.has(key());
            case "chain" -> {
                ParsedTable table = table();
                yield table.chains().containsKey(expressions.identifier("the name of a chain"));
            }
            case "set", "map" -> {
                ParsedTable table = table();
                yield table.sets().containsKey(expressions.identifier("the name of a set"));
            }
            case "secmark" -> {
                ParsedTable table = table();
                yield table.labels().containsKey(expressions.identifier("the name of a label"));
            }
            case "counter", "quota", "limit", "flowtable", "synproxy" -> {
                ParsedTable table = table();
                yield table.namesOf(kind).contains(expressions.identifier("the name of an object"));
            }
            case "element" -> {
                NamedSet set = set(table());
                yield blocks.sets().hasAny(set);
            }
            case "ct" -> false;
            default -> {
                scanner.goTo(place);
                throw scanner.fault("\"create\" cannot create " + scanner.shown() + ": write add");
            }
        };
        scanner.goTo(place);
        if (isThere) {
            throw scanner.fault("\"create\" needs a name that does not exist yet: write add");
        }
        add(Place.LAST);
    }

    private void insert() {
        int place = scanner.at();
        boolean isOther = scanner.isWord("table")
                || scanner.isWord("chain")
                || scanner.isWord("set")
                || scanner.isWord("map")
                || scanner.isWord("element");
        scanner.goTo(place);
        if (isOther) {
            throw scanner.fault("\"insert\" adds rules only, not " + scanner.shown() + ": write add");
        }
        if (!scanner.isWord("rule")) {
            throw scanner.fault("\"rule\" is missing before " + scanner.shown());
        }
        add(Place.FIRST);
    }

    /** Parses the name of something to delete, which must exist unless it is destroyed. */
    private String nameOf(String what, Set<String> there, boolean isRequired) {
        int at = scanner.at();
        String name = expressions.identifier("the name of a " + what);
        if (isRequired && !there.contains(name)) {
            throw scanner.file().fault(at, "there is no " + what + " \"" + name + "\" to delete");
        }
        return name;
    }

    /** The place of a new rule. */
    private enum Place {
        FIRST,
        LAST
    }

    private void add(Place place) {
        String kind = scanner.isWord() ? scanner.word() : "";
        switch (kind) {
            case "table" -> {
                scanner.advance();
                ParsedTable table = ruleset.add(newKey());
                table.setDormant(false);
                if (scanner.isSymbol("{")) {
                    blocks.table(table);
                }
            }
            case "chain" -> {
                ParsedTable table = tableOf();
                blocks.chain(table, expressions.newName("the name of a chain"));
            }
            case "rule" -> {
                scanner.advance();
                rule(place);
            }
            case "set", "map" -> {
                ParsedTable table = tableOf();
                blocks.sets().set(table, expressions.newName("the name of a set"), kind.equals("map"));
            }
            case "element" -> {
                ParsedTable table = tableOf();
                blocks.sets().elements(table, set(table));
            }
            case "secmark" -> {
                ParsedTable table = tableOf();
                blocks.objects().label(table, expressions.identifier("the name of a label"));
            }
            case "counter", "quota", "limit", "flowtable", "synproxy" -> {
                ParsedTable table = tableOf();
                blocks.objects().skipObject(table, kind);
            }
            case "ct" -> {
                scanner.advance();
                String object = "ct " + blocks.objects().kindOfObject();
                ParsedTable table = table();
                blocks.objects().skipObject(table, object);
            }
            default -> rule(place);
        }
    }

    private void rule(Place place) {
        int at = scanner.at();
        ParsedTable table = table();
        ParsedChain chain = chain(table);
        if (scanner.isWord("handle") || scanner.isWord("position")) {
            throw scanner.fault("rules cannot be named by " + scanner.shown() + ": write index, or whole chains");
        }
        if (scanner.isWord("index")) {
            scanner.advance();
            ruleset.countIndexed(scanner.file(), at);
            int last = chain.rules().size() - 1;
            if (last < 0) {
                throw scanner.file().fault(at, "chain " + chain.name() + " has no rule yet: leave the index out");
            }
            int given = expressions.number("the index of a rule of chain " + chain.name(), last);
            chain.rules()
                    .add(
                            place == Place.FIRST ? given : given + 1,
                            blocks.rules().parse(table));
        } else if (place == Place.FIRST) {
            chain.addFirst(blocks.rules().parse(table));
        } else {
            chain.addRule(blocks.rules().parse(table));
        }
    }

    private void delete(boolean isRequired) {
        String kind = scanner.isWord() ? scanner.word() : "";
        switch (kind) {
            case "table" -> {
                scanner.advance();
                int at = scanner.at();
                ParsedTable.Key key = key();
                if (isRequired && !ruleset.has(key)) {
                    throw scanner.file().fault(at, "there is no table \"" + key + "\" to delete");
                }
                ruleset.remove(key);
            }
            case "chain" -> {
                ParsedTable table = tableOf();
                int at = scanner.at();
                String name = nameOf("chain", table.chains().keySet(), isRequired);
                if (table.sets().values().stream().anyMatch(set -> set.leadsTo(name))) {
                    throw scanner.file().fault(at, "a map jumps to chain \"" + name + "\": delete its elements first");
                }
                table.chains().remove(name);
            }
            case "set", "map" -> {
                ParsedTable table = tableOf();
                table.sets().remove(nameOf("set or map", table.sets().keySet(), isRequired));
            }
            case "element" -> {
                blocks.sets().remove(set(tableOf()));
            }
            case "secmark" -> {
                ParsedTable table = tableOf();
                table.labels().remove(nameOf("secmark", table.labels().keySet(), isRequired));
            }
            case "counter", "quota", "limit", "flowtable", "synproxy" -> {
                ParsedTable table = tableOf();
                table.deleteObject(kind, nameOf(kind, table.namesOf(kind), isRequired));
            }
            default ->
                throw scanner.fault("cannot delete " + scanner.shown()
                        + ": delete a table, chain, set, map, element or object, and write it anew");
        }
    }

    private void flush() {
        String kind = scanner.isWord() ? scanner.word() : "";
        switch (kind) {
            case "ruleset" -> {
                scanner.advance();
                ruleset.flush(
                        scanner.isWord() && FAMILIES.contains(scanner.word()) ? expressions.name("a family") : "");
            }
            case "table" -> {
                ParsedTable table = tableOf();
                ruleset.countParts(table.chains().size(), scanner.file(), scanner.at());
                table.chains().values().forEach(chain -> chain.rules().clear());
            }
            case "chain" -> {
                ParsedTable table = tableOf();
                chain(table).rules().clear();
            }
            case "set", "map" -> {
                ParsedTable table = tableOf();
                int at = scanner.at();
                NamedSet set = set(table);
                blocks.sets().requireOpen(set, at);
                set.elements().clear();
            }
            default ->
                throw scanner.fault("cannot flush " + scanner.shown() + ": write ruleset, table, chain, set or map");
        }
    }

    private ParsedTable.Key newKey() {
        int place = scanner.at();
        if (scanner.isWord() && FAMILIES.contains(scanner.word())) {
            scanner.advance();
        }
        expressions.newName("the name of a table");
        scanner.goTo(place);
        return key();
    }

    private ParsedTable.Key key() {
        String family = "ip";
        if (scanner.isWord() && FAMILIES.contains(scanner.word())) {
            family = scanner.word();
            scanner.advance();
        }
        return new ParsedTable.Key(family, expressions.identifier("the name of a table"));
    }

    private ParsedTable table() {
        int at = scanner.at();
        return ruleset.table(key(), scanner.file(), at);
    }

    /** Parses a keyword and the table after it. */
    private ParsedTable tableOf() {
        scanner.advance();
        return table();
    }

    private ParsedChain chain(ParsedTable table) {
        int at = scanner.at();
        return ruleset.chain(table, expressions.identifier("the name of a chain"), scanner.file(), at);
    }

    private NamedSet set(ParsedTable table) {
        int at = scanner.at();
        return ruleset.set(table, expressions.identifier("the name of a set"), scanner.file(), at);
    }
}
