package io.github.secfw.nftables.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Parses what stands in the blocks of tables: chains, sets, maps and objects. */
final class BlockParser {

    private final Scanner scanner;
    private final ExpressionParser expressions;
    private final Definitions definitions;
    private final Ruleset ruleset;
    private final RuleParser rules;
    private final HookParser hooks;

    BlockParser(Scanner scanner, Ruleset ruleset, ExpressionParser expressions) {
        this.scanner = scanner;
        this.ruleset = ruleset;
        this.expressions = expressions;
        this.definitions = new Definitions(scanner, expressions);
        this.rules = new RuleParser(scanner, ruleset, expressions);
        this.hooks = new HookParser(scanner, expressions);
    }

    Definitions definitions() {
        return definitions;
    }

    RuleParser rules() {
        return rules;
    }

    /** What stands between the braces of a table. */
    void table(ParsedTable table) {
        int open = begin();
        expressions.variables().begin();
        while (!isEnd(open)) {
            if (scanner.isWord("chain")) {
                scanner.advance();
                chain(table, expressions.newName("the name of a chain"));
            } else if (scanner.isWord("set") || scanner.isWord("map")) {
                boolean isMap = scanner.isWord("map");
                scanner.advance();
                set(table, expressions.newName("the name of a set"), isMap);
            } else if (scanner.isWord("secmark")) {
                scanner.advance();
                label(table, expressions.name("the name of a label"));
            } else if (scanner.isWord("flags")) {
                scanner.advance();
                flags(table);
            } else if (scanner.isWord("comment")) {
                scanner.advance();
                expressions.name("a comment");
            } else if (!definitions.parse()) {
                object(table);
            }
            endOfEntry();
        }
        expressions.variables().end();
    }

    private void flags(ParsedTable table) {
        do {
            String flag = expressions.name("a flag");
            switch (flag) {
                case "dormant" -> table.setDormant(true);
                case "owner", "persist" -> {}
                default ->
                    throw scanner.file()
                            .fault(scanner.lastEnd() - flag.length(), "a table has no flag \"" + flag + "\"");
            }
        } while (expressions.take(","));
    }

    /** A chain whose name stands before; its block is not needed. */
    void chain(ParsedTable table, String name) {
        ParsedChain chain = table.chains().computeIfAbsent(name, ParsedChain::new);
        if (!scanner.isSymbol("{")) {
            chain.setDeclared();
            return;
        }
        int open = begin();
        hooks.begin();
        expressions.variables().begin();
        while (!isEnd(open)) {
            if (!definitions.parse() && !hooks.parse(chain, table.key().family())) {
                chain.addRule(rules.parse(table));
            }
            endOfEntry();
        }
        chain.setDeclared();
        expressions.variables().end();
    }

    /** A set or map whose name stands before. */
    void set(ParsedTable table, String name, boolean isMap) {
        int place = scanner.at();
        NamedSet before = table.sets().getOrDefault(name, new NamedSet());
        NamedSet set = new NamedSet();
        if (isMap) {
            set.setMap();
        }
        int open = begin();
        expressions.where();
        while (!isEnd(open)) {
            String word = scanner.isWord() ? scanner.word() : "";
            int at = scanner.at();
            scanner.advance();
            switch (word) {
                case "type" -> set.setTypes(types(isMap));
                case "typeof" -> {
                    set.setTypes(List.of());
                    skipWords();
                }
                case "policy", "gc-interval", "comment" -> skipWords();
                case "size" -> set.setParameter(NamedSet.SIZE, expressions.name("a number of elements"));
                case "flags" -> setFlags(set);
                case "timeout" -> {
                    String span = expressions.name("a time");
                    OptionalLong seconds = ValueText.seconds(span);
                    set.setTimeouts();
                    set.setParameter("timeout", seconds.isPresent() ? Long.toString(seconds.getAsLong()) : span);
                }
                case "limit", "quota", "ct" -> {
                    set.setState();
                    skipWords();
                }
                case "auto-merge" -> set.setMerged();
                case "counter", "last" -> skipWords();
                case "elements" -> {
                    expressions.take("=");
                    elements(table, set);
                }
                default -> {
                    scanner.goTo(at);
                    throw scanner.fault("a set or map has no property " + scanner.shown());
                }
            }
            endOfEntry();
        }
        if (!set.hasTypes()) {
            throw scanner.file().fault(place, "the set or map \"" + name + "\" has no type: write type or typeof");
        }
        if (table.sets().containsKey(name) && !before.isLike(set)) {
            throw scanner.file()
                    .fault(place, "the set or map \"" + name + "\" exists with another type or other flags");
        }
        set.fault().ifPresent(fault -> {
            throw scanner.file().fault(place, fault);
        });
        set.elements().addAll(0, before.elements());
        table.sets().put(name, set);
    }

    /** {@code ipv4_addr . inet_service : verdict}. */
    private List<String> types(boolean isMap) {
        List<String> types = new ArrayList<>();
        do {
            types.add(type());
        } while (expressions.take("."));
        boolean hasValue = expressions.take(":");
        if (hasValue != isMap) {
            throw scanner.fault(
                    isMap ? "a map needs ':' and the type of its values" : "a set has no values: leave ':' out");
        }
        if (hasValue) {
            skipWords();
        }
        return types;
    }

    private String type() {
        int at = scanner.at();
        String type = expressions.name("a type");
        if (!SetTypes.isKnown(type)) {
            throw scanner.file().fault(at, "unknown type \"" + type + "\"");
        }
        return type;
    }

    private void setFlags(NamedSet set) {
        do {
            String flag = expressions.name("a flag");
            switch (flag) {
                case "constant" -> set.setConstant();
                case "interval" -> set.setInterval();
                case "timeout" -> set.setTimeouts();
                case "dynamic" -> {}
                default ->
                    throw scanner.file().fault(scanner.lastEnd() - flag.length(), "a set has no flag \"" + flag + "\"");
            }
        } while (expressions.take(","));
    }

    /** Adds elements in braces, or by a variable. */
    void elements(ParsedTable table, NamedSet set) {
        int at = scanner.at();
        List<Element> added = elementsHere().elements();
        if (added.stream().anyMatch(element -> element.value().isPresent() != set.isMap())) {
            throw scanner.file()
                    .fault(
                            at,
                            set.isMap()
                                    ? "an element of a map has ':' and a value"
                                    : "an element of a set has no value");
        }
        set.elements().addAll(added);
        ruleset.references().add(table, added);
        set.fault().ifPresent(fault -> {
            throw scanner.file().fault(at, fault);
        });
    }

    /** Takes elements out. */
    void remove(NamedSet set) {
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

    /** A secmark object whose name stands before; one that is there already keeps its context. */
    void label(ParsedTable table, String name) {
        boolean isBlock = scanner.isSymbol("{");
        int open = scanner.at();
        if (isBlock) {
            begin();
        }
        String context = "";
        while (isBlock ? !isEnd(open) : context.isEmpty()) {
            if (scanner.isWord("comment")) {
                scanner.advance();
                expressions.name("a comment");
            } else {
                if (scanner.kind() != Scanner.Kind.QUOTED) {
                    throw scanner.fault("a context in quotes is missing before " + scanner.shown());
                }
                context = expressions.name("a context");
            }
            if (isBlock) {
                endOfEntry();
            }
        }
        if (context.isEmpty()) {
            throw scanner.file().fault(open, "the label \"" + name + "\" has no context: write it in quotes");
        }
        table.labels().putIfAbsent(name, context);
    }

    /** An object that says nothing of packets by itself. */
    private void object(ParsedTable table) {
        String word = scanner.isWord() ? scanner.word() : "";
        switch (word) {
            case "counter", "quota", "limit", "synproxy", "flowtable" -> {
                scanner.advance();
                skipObject(table, word);
            }
            case "ct" -> {
                scanner.advance();
                skipObject(table, "ct " + expressions.name("the kind of an object"));
            }
            default ->
                throw scanner.fault("a table has no " + scanner.shown() + ": write chain, set, map, secmark, counter,"
                        + " quota, limit, synproxy, ct or flowtable");
        }
    }

    /** An object of a kind, whose name stands here, and all that is said of it. */
    void skipObject(ParsedTable table, String kind) {
        String name = expressions.name("the name of an object");
        table.addObject(
                kind,
                name,
                switch (kind) {
                    case "limit", "quota" -> inBlock(kind);
                    case "ct helper" -> helper(table);
                    default -> skipped();
                });
    }

    /** A limit or quota, in braces or behind its name. */
    private String inBlock(String kind) {
        boolean isBlock = scanner.isSymbol("{");
        int open = scanner.at();
        String words = "";
        if (isBlock) {
            begin();
            while (!isEnd(open)) {
                if (scanner.isWord("comment")) {
                    scanner.advance();
                    expressions.name("a comment");
                } else {
                    words = words(kind);
                }
                endOfEntry();
            }
        } else {
            words = words(kind);
        }
        return words;
    }

    private String words(String kind) {
        return kind.equals("limit")
                ? new RateParser(scanner, expressions).parse().words()
                : new StatementParser(scanner, expressions).quotaWords();
    }

    /** {@code { type "ftp" protocol tcp; l3proto ip; }}. */
    private String helper(ParsedTable table) {
        int open = begin();
        String type = "";
        String protocol = "";
        String family = "";
        while (!isEnd(open)) {
            if (scanner.isWord("type")) {
                scanner.advance();
                type = expressions.name("the type of a helper");
                if (!scanner.isWord("protocol")) {
                    throw scanner.fault("\"protocol\" is missing before " + scanner.shown());
                }
                scanner.advance();
                protocol = protocol();
            } else if (scanner.isWord("l3proto")) {
                scanner.advance();
                family = expressions.name("a family");
            } else {
                skipWords();
            }
            endOfEntry();
        }
        return FieldNames.helper(type, protocol, family, table.key().family());
    }

    private String protocol() {
        if (!scanner.isWord("tcp") && !scanner.isWord("udp")) {
            throw scanner.fault("a helper is for tcp or udp, not " + scanner.shown());
        }
        return expressions.name("a protocol");
    }

    /** What is said of another object, with one blank between the words. */
    private String skipped() {
        expressions.where();
        int from = scanner.at();
        skipWords();
        if (scanner.isSymbol("{")) {
            skipBlock();
        }
        return new Origin(scanner.file(), from, Math.max(from, scanner.lastEnd())).whole() + expressions.where();
    }

    /** That an object is deleted is said of it too: what is said of it later is of another. */
    void deleteObject(ParsedTable table, String kind) {
        table.deleteObject(kind, expressions.name("the name of an object"));
    }

    private void skipBlock() {
        int at = scanner.at();
        int open = 0;
        do {
            if (scanner.kind() == Scanner.Kind.END) {
                throw scanner.file().fault(at, "this brace is not closed: write '}'");
            }
            open += scanner.isSymbol("{") ? 1 : 0;
            open -= scanner.isSymbol("}") ? 1 : 0;
            skip();
        } while (open > 0);
    }

    private void skipWords() {
        while (!scanner.isAtEnd() && !scanner.isSymbol("{")) {
            skip();
        }
    }

    private void skip() {
        if (scanner.isSymbol("$")) {
            expressions.variable();
        } else {
            scanner.advance();
        }
    }

    /** The brace that begins a block; where it stands. */
    private int begin() {
        int open = scanner.at();
        if (!expressions.take("{")) {
            throw scanner.fault("'{' is missing before " + scanner.shown());
        }
        return open;
    }

    private boolean isEnd(int open) {
        while (scanner.kind() == Scanner.Kind.SEPARATOR) {
            scanner.advance();
        }
        if (scanner.kind() == Scanner.Kind.END) {
            throw scanner.file().fault(open, "this brace is not closed: write '}'");
        }
        return expressions.take("}");
    }

    /** An entry of a block ends with its line, with a semicolon, or behind its own block. */
    private void endOfEntry() {
        if (!scanner.isAtEnd() && !isBehindBlock()) {
            throw scanner.fault("the end of the line or ';' is missing before " + scanner.shown());
        }
    }

    private boolean isBehindBlock() {
        int end = scanner.lastEnd();
        return end > 0 && scanner.file().text().charAt(end - 1) == '}';
    }
}
