package io.github.secfw.nftables.reader.text;

import io.github.secfw.nftables.reader.syntax.Element;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.Origin;
import io.github.secfw.nftables.reader.table.MapValues;
import io.github.secfw.nftables.reader.table.NamedSet;
import io.github.secfw.nftables.reader.table.ParsedTable;
import io.github.secfw.nftables.reader.table.Ruleset;
import io.github.secfw.nftables.reader.table.SetTypes;
import java.util.ArrayList;
import java.util.List;

/** Parser of sets and maps, and of elements to add or delete. */
final class SetParser {

    private final Scanner scanner;
    private final ExpressionParser expressions;
    private final DefinitionParser definitions;
    private final Ruleset ruleset;
    private final Braces braces;

    SetParser(Scanner scanner, Ruleset ruleset, ExpressionParser expressions, DefinitionParser definitions) {
        this.scanner = scanner;
        this.ruleset = ruleset;
        this.expressions = expressions;
        this.definitions = definitions;
        this.braces = new Braces(scanner, expressions);
    }

    /** Parses the block of a set or map after its name. */
    void set(ParsedTable table, String name, boolean isMap) {
        int place = scanner.at();
        NamedSet before = table.sets().getOrDefault(name, new NamedSet());
        NamedSet set = new NamedSet();
        if (isMap) {
            set.setMap();
        }
        int open = braces.begin();
        expressions.where();
        CommentParser comment = new CommentParser(scanner, expressions);
        while (!braces.isEnd(open)) {
            if (comment.parse() || definitions.parse()) {
                braces.endOfEntry();
                continue;
            }
            String word = scanner.isWord() ? scanner.word() : "";
            int at = scanner.at();
            scanner.advance();
            switch (word) {
                case "type" -> setTypes(set);
                case "typeof" -> {
                    set.setTypes(List.of());
                    set.setValues(fieldValues(isMap));
                }
                case "policy" -> braces.word("performance", "memory");
                case "gc-interval" -> expressions.time();
                case "size" -> set.setParameter(NamedSet.SIZE, expressions.count("a number of elements"));
                case "flags" -> setFlags(set);
                case "timeout" -> {
                    set.setTimeouts();
                    set.setParameter("timeout", expressions.time());
                }
                case "limit", "quota", "ct" -> {
                    set.setState();
                    braces.skipWords();
                }
                case "auto-merge" -> set.setMerged();
                case "counter", "last" -> braces.skipWords();
                case "elements" -> {
                    scanner.requireSymbol("=");
                    elements(table, set);
                }
                default -> {
                    scanner.goTo(at);
                    throw scanner.fault("a set or map has no property " + scanner.shown());
                }
            }
            if (!word.equals("elements") && !word.equals("auto-merge")) {
                braces.endOfEntry();
            }
        }
        if (!set.hasTypes()) {
            throw scanner.file().fault(place, "the set or map \"" + name + "\" has no type: write type or typeof");
        }
        if (table.sets().containsKey(name) && !before.isLike(set)) {
            throw scanner.file()
                    .fault(place, "the set or map \"" + name + "\" exists with another type or other flags");
        }
        set.setDeclared();
        if (!set.elements().isEmpty()) {
            requireOpen(before, place);
        }
        set.continueFrom(before);
        set.fault().ifPresent(fault -> {
            throw scanner.file().fault(place, fault);
        });
        table.sets().put(name, set);
    }

    /** Refuses to change a constant set that a rule uses. */
    void requireOpen(NamedSet set, int at) {
        set.lock().ifPresent(fault -> {
            throw scanner.file().fault(at, fault);
        });
    }

    /** Parses types: {@code ipv4_addr . inet_service : verdict}. */
    private void setTypes(NamedSet set) {
        set.setTypes(types(true));
        boolean hasValue = expressions.take(":");
        if (hasValue != set.isMap()) {
            throw scanner.fault(
                    set.isMap() ? "a map needs ':' and the type of its values" : "a set has no values: leave out ':'");
        }
        if (!hasValue) {
            return;
        }
        if (scanner.isWord() && MapValues.isObject(scanner.word())) {
            set.setValues(MapValues.of(List.of(scanner.word()), false));
            scanner.advance();
            return;
        }
        boolean isInterval = scanner.isWord("interval");
        if (isInterval) {
            scanner.advance();
        }
        set.setValues(MapValues.of(types(false), isInterval));
    }

    private List<String> types(boolean isKey) {
        List<String> types = new ArrayList<>();
        do {
            if (!scanner.isWord() || !SetTypes.isKnown(scanner.word())) {
                throw scanner.fault("unknown type " + scanner.shown());
            }
            if (types.isEmpty() && isKey && !SetTypes.isKey(scanner.word())) {
                throw scanner.fault("keys cannot have the type " + scanner.shown() + ": write typeof and a field");
            }
            types.add(scanner.word());
            scanner.advance();
        } while (expressions.take("."));
        return types;
    }

    /** Parses {@code ip saddr . tcp dport : verdict}. Only whether the values are verdicts is kept. */
    private MapValues fieldValues(boolean isMap) {
        MapValues values = isMap ? MapValues.ofFields() : MapValues.unknown();
        while (!scanner.isAtEnd() && !scanner.isSymbol("{")) {
            boolean isColon = scanner.isSymbol(":");
            braces.skip();
            if (isColon && scanner.isWord("verdict")) {
                values = MapValues.of(List.of("verdict"), false);
            }
        }
        return values;
    }

    private void setFlags(NamedSet set) {
        do {
            String flag = expressions.word("a flag");
            switch (flag) {
                case "constant" -> set.setConstant();
                case "interval" -> set.setInterval();
                case "timeout" -> set.setTimeouts();
                case "dynamic" -> set.setDynamic();
                default ->
                    throw scanner.file().fault(scanner.lastEnd() - flag.length(), "a set has no flag \"" + flag + "\"");
            }
        } while (expressions.take(","));
    }

    /** Parses elements in braces or in a variable and adds them. */
    void elements(ParsedTable table, NamedSet set) {
        int at = scanner.at();
        boolean isVariable = scanner.isSymbol("$");
        List<Element> added = elementsHere().elements();
        if (added.isEmpty() && !isVariable) {
            throw scanner.file().fault(at, "the braces have no elements: write at least one, or leave the line out");
        }
        if (added.stream().anyMatch(element -> element.value().isPresent() != set.isMap())) {
            throw scanner.file()
                    .fault(
                            at,
                            set.isMap()
                                    ? "an element of a map has ':' and a value"
                                    : "an element of a set has no value");
        }
        requireOpen(set, at);
        set.elements().addAll(added);
        ruleset.references().add(table, set, added, new Origin(scanner.file(), at, scanner.lastEnd()));
        set.fault().ifPresent(fault -> {
            throw scanner.file().fault(at, fault);
        });
    }

    /**
     * Parses elements.
     *
     * @return whether the set or map has one of them
     */
    boolean hasAny(NamedSet set) {
        return elementsHere().elements().stream().anyMatch(element -> set.has(element.key()));
    }

    /** Parses elements and removes them. */
    void remove(NamedSet set) {
        requireOpen(set, scanner.at());
        set.remove(elementsHere().elements());
    }

    private Expression.Elements elementsHere() {
        int at = scanner.at();
        Expression value = expressions.value();
        if (!(value instanceof Expression.Elements elements)) {
            throw scanner.file().fault(at, "elements are missing here: write them in braces");
        }
        return elements;
    }
}
