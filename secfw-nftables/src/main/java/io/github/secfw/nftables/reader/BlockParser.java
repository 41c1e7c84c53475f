package io.github.secfw.nftables.reader;

import java.util.ArrayList;
import java.util.List;

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
        BlockComment comment = new BlockComment(scanner, expressions);
        expressions.variables().begin();
        while (!isEnd(open)) {
            if (scanner.isWord("chain")) {
                scanner.advance();
                String name = expressions.newName("the name of a chain");
                requireBlock();
                chain(table, name);
            } else if (scanner.isWord("set") || scanner.isWord("map")) {
                boolean isMap = scanner.isWord("map");
                scanner.advance();
                set(table, expressions.newName("the name of a set"), isMap);
            } else if (scanner.isWord("secmark")) {
                scanner.advance();
                label(table, expressions.identifier("the name of a label"));
            } else if (scanner.isWord("flags")) {
                scanner.advance();
                flags(table);
            } else if (!comment.parse() && !definitions.parse()) {
                object(table);
            }
            endOfEntry();
        }
        expressions.variables().end();
    }

    private void requireBlock() {
        if (!scanner.isSymbol("{")) {
            throw scanner.fault("'{' is missing before " + scanner.shown());
        }
    }

    private void flags(ParsedTable table) {
        do {
            String flag = expressions.word("a flag");
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
        BlockComment comment = new BlockComment(scanner, expressions);
        while (!isEnd(open)) {
            if (comment.parse() || definitions.parse()) {
                endOfEntry();
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
                case "policy" -> word("performance", "memory");
                case "gc-interval" -> expressions.time();
                case "size" -> set.setParameter(NamedSet.SIZE, expressions.count("a number of elements"));
                case "flags" -> setFlags(set);
                case "timeout" -> {
                    set.setTimeouts();
                    set.setParameter("timeout", expressions.time());
                }
                case "limit", "quota", "ct" -> {
                    set.setState();
                    skipWords();
                }
                case "auto-merge" -> set.setMerged();
                case "counter", "last" -> skipWords();
                case "elements" -> {
                    if (!expressions.take("=")) {
                        throw scanner.fault("'=' is missing before " + scanner.shown());
                    }
                    elements(table, set);
                }
                default -> {
                    scanner.goTo(at);
                    throw scanner.fault("a set or map has no property " + scanner.shown());
                }
            }
            if (!word.equals("elements") && !word.equals("auto-merge")) {
                endOfEntry();
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

    private void word(String first, String second) {
        if (!scanner.isWord(first) && !scanner.isWord(second)) {
            throw scanner.fault("\"" + first + "\" or \"" + second + "\" is missing before " + scanner.shown());
        }
        scanner.advance();
    }

    /** Refuses a change of what is in a constant set that a rule uses. */
    void requireOpen(NamedSet set, int at) {
        set.lock().ifPresent(fault -> {
            throw scanner.file().fault(at, fault);
        });
    }

    /** {@code ipv4_addr . inet_service : verdict}. */
    private void setTypes(NamedSet set) {
        set.setTypes(types(true));
        boolean hasValue = expressions.take(":");
        if (hasValue != set.isMap()) {
            throw scanner.fault(
                    set.isMap() ? "a map needs ':' and the type of its values" : "a set has no values: leave ':' out");
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
                throw scanner.fault("keys are not of the type " + scanner.shown() + ": write typeof and a field");
            }
            types.add(scanner.word());
            scanner.advance();
        } while (expressions.take("."));
        return types;
    }

    /** {@code ip saddr . tcp dport : verdict}, of which only it is known whether the values are verdicts. */
    private MapValues fieldValues(boolean isMap) {
        MapValues values = isMap ? MapValues.ofFields() : MapValues.unknown();
        while (!scanner.isAtEnd() && !scanner.isSymbol("{")) {
            boolean isColon = scanner.isSymbol(":");
            skip();
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

    /** Adds elements in braces, or by a variable. */
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

    /** Whether a set or map has one of the elements that stand here. */
    boolean hasAny(NamedSet set) {
        return elementsHere().elements().stream().anyMatch(element -> set.has(element.key()));
    }

    /** Takes elements out. */
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

    /** A secmark object whose name stands before; one that is there already keeps its context. */
    void label(ParsedTable table, String name) {
        boolean isBlock = scanner.isSymbol("{");
        int open = scanner.at();
        if (isBlock) {
            begin();
        }
        String context = "";
        BlockComment comment = new BlockComment(scanner, expressions);
        while (isBlock ? !isEnd(open) : context.isEmpty()) {
            if (!isBlock || !comment.parse()) {
                if (scanner.kind() != Scanner.Kind.QUOTED) {
                    throw scanner.fault("a context in quotes is missing before " + scanner.shown());
                }
                context = expressions.name("a context");
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
                objectWithBlock(table, word);
            }
            case "ct" -> {
                scanner.advance();
                objectWithBlock(table, "ct " + kindOfObject());
            }
            default ->
                throw scanner.fault("a table has no " + scanner.shown() + ": write chain, set, map, secmark, counter,"
                        + " quota, limit, synproxy, ct or flowtable");
        }
    }

    private void objectWithBlock(ParsedTable table, String kind) {
        int at = scanner.at();
        expressions.identifier("the name of an object");
        requireBlock();
        scanner.goTo(at);
        skipObject(table, kind);
    }

    String kindOfObject() {
        if (!scanner.isWord("helper") && !scanner.isWord("timeout") && !scanner.isWord("expectation")) {
            throw scanner.fault("\"ct\" has no object " + scanner.shown() + ": write helper, timeout or expectation");
        }
        return expressions.word("the kind of an object");
    }

    /** An object of a kind, whose name stands here, and all that is said of it. */
    void skipObject(ParsedTable table, String kind) {
        String name = expressions.identifier("the name of an object");
        table.addObject(
                kind,
                name,
                switch (kind) {
                    case "limit", "quota" -> inBlock(kind);
                    case "counter" -> counter();
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
            BlockComment comment = new BlockComment(scanner, expressions);
            while (!isEnd(open)) {
                if (!comment.parse()) {
                    words = words(kind);
                }
            }
            if (words.isEmpty() && kind.equals("limit")) {
                throw scanner.file().fault(open, "the " + kind + " is empty: write what it allows");
            }
        } else {
            words = words(kind);
        }
        return words;
    }

    /** A counter does nothing to packets. */
    private String counter() {
        int open = scanner.at();
        if (!scanner.isSymbol("{")) {
            counts();
            return "";
        }
        begin();
        BlockComment comment = new BlockComment(scanner, expressions);
        while (!isEnd(open)) {
            if (!comment.parse() && !counts()) {
                throw scanner.fault("a counter has no " + scanner.shown() + ": write packets and bytes");
            }
        }
        return "";
    }

    /** {@code packets 5 bytes 60}. */
    private boolean counts() {
        if (!scanner.isWord("packets")) {
            return false;
        }
        scanner.advance();
        expressions.count("a number of packets");
        if (!scanner.isWord("bytes")) {
            throw scanner.fault("\"bytes\" is missing before " + scanner.shown());
        }
        scanner.advance();
        expressions.count("a number of bytes");
        return true;
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
        BlockComment comment = new BlockComment(scanner, expressions);
        while (!isEnd(open)) {
            if (scanner.isWord("type")) {
                scanner.advance();
                if (scanner.kind() != Scanner.Kind.QUOTED) {
                    throw scanner.fault("the type of a helper in quotes is missing before " + scanner.shown());
                }
                type = expressions.name("the type of a helper");
                if (!scanner.isWord("protocol")) {
                    throw scanner.fault("\"protocol\" is missing before " + scanner.shown());
                }
                scanner.advance();
                protocol = protocol();
            } else if (scanner.isWord("l3proto")) {
                scanner.advance();
                family = scanner.word();
                word("ip", "ip6");
            } else if (!comment.parse()) {
                throw scanner.fault("a helper has no " + scanner.shown() + ": write type or l3proto");
            }
            endOfEntry();
        }
        if (type.isEmpty()) {
            throw scanner.file().fault(open, "the helper has no type: write for instance type \"ftp\" protocol tcp");
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

    /** An entry of a block ends with its line or with a semicolon, also where it has a block of its own. */
    private void endOfEntry() {
        if (scanner.kind() != Scanner.Kind.SEPARATOR && scanner.kind() != Scanner.Kind.END) {
            throw scanner.fault("the end of the line or ';' is missing before " + scanner.shown());
        }
    }
}
