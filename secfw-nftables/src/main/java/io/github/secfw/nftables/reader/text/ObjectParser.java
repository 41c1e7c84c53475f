package io.github.secfw.nftables.reader.text;

import io.github.secfw.nftables.reader.syntax.FieldNames;
import io.github.secfw.nftables.reader.syntax.Origin;
import io.github.secfw.nftables.reader.table.ParsedTable;

/** Parser of the named objects of tables: labels, counters, limits, quotas and others. */
final class ObjectParser {

    private final Scanner scanner;
    private final ExpressionParser expressions;
    private final Braces braces;

    ObjectParser(Scanner scanner, ExpressionParser expressions) {
        this.scanner = scanner;
        this.expressions = expressions;
        this.braces = new Braces(scanner, expressions);
    }

    /** Parses a secmark object after its name. An existing object keeps its context. */
    void label(ParsedTable table, String name) {
        boolean isBlock = scanner.isSymbol("{");
        int open = scanner.at();
        if (isBlock) {
            braces.begin();
        }
        String context = "";
        CommentParser comment = new CommentParser(scanner, expressions);
        while (isBlock ? !braces.isEnd(open) : context.isEmpty()) {
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

    /** Parses an object that has no effect unless a rule uses it. */
    void object(ParsedTable table) {
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
        braces.requireBlock();
        scanner.goTo(at);
        skipObject(table, kind);
    }

    String kindOfObject() {
        if (!scanner.isWord("helper") && !scanner.isWord("timeout") && !scanner.isWord("expectation")) {
            throw scanner.fault("\"ct\" has no object " + scanner.shown() + ": write helper, timeout or expectation");
        }
        return expressions.word("the kind of an object");
    }

    /** Parses the name and the definition of an object. */
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

    /** Parses the definition of a limit or quota, in braces or after its name. */
    private String inBlock(String kind) {
        boolean isBlock = scanner.isSymbol("{");
        int open = scanner.at();
        String words = "";
        if (isBlock) {
            braces.begin();
            CommentParser comment = new CommentParser(scanner, expressions);
            while (!braces.isEnd(open)) {
                if (!comment.parse()) {
                    words = words(kind);
                }
            }
            if (words.isEmpty() && kind.equals("limit")) {
                throw scanner.file().fault(open, "the " + kind + " is empty: write its rate");
            }
        } else {
            words = words(kind);
        }
        return words;
    }

    /** Parses a counter, which has no effect on packets. */
    private String counter() {
        int open = scanner.at();
        if (!scanner.isSymbol("{")) {
            new CounterParser(scanner, expressions).parse();
            return "";
        }
        braces.begin();
        CommentParser comment = new CommentParser(scanner, expressions);
        CounterParser counter = new CounterParser(scanner, expressions);
        while (!braces.isEnd(open)) {
            if (!comment.parse() && !counter.parse()) {
                throw scanner.fault("a counter has no " + scanner.shown() + ": write packets and bytes");
            }
        }
        return "";
    }

    private String words(String kind) {
        return kind.equals("limit")
                ? new RateParser(scanner, expressions).parse().words()
                : new StatementParser(scanner, expressions).quotaWords();
    }

    /** Parses {@code { type "ftp" protocol tcp; l3proto ip; }}. */
    private String helper(ParsedTable table) {
        int open = braces.begin();
        String type = "";
        String protocol = "";
        String family = "";
        CommentParser comment = new CommentParser(scanner, expressions);
        while (!braces.isEnd(open)) {
            if (scanner.isWord("type")) {
                scanner.advance();
                if (scanner.kind() != Scanner.Kind.QUOTED) {
                    throw scanner.fault("the type of a helper in quotes is missing before " + scanner.shown());
                }
                type = expressions.name("the type of a helper");
                scanner.require("protocol");
                protocol = protocol();
            } else if (scanner.isWord("l3proto")) {
                scanner.advance();
                family = scanner.word();
                braces.word("ip", "ip6");
            } else if (!comment.parse()) {
                throw scanner.fault("a helper has no " + scanner.shown() + ": write type or l3proto");
            }
            braces.endOfEntry();
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

    /**
     * Skips the definition of another object.
     *
     * @return its text
     */
    private String skipped() {
        expressions.where();
        int from = scanner.at();
        braces.skipWords();
        if (scanner.isSymbol("{")) {
            braces.skipBlock();
        }
        return new Origin(scanner.file(), from, Math.max(from, scanner.lastEnd())).whole() + expressions.where();
    }
}
