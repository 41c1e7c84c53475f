package io.github.secfw.nftables.reader.text;

import io.github.secfw.net.LogOption;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.FillOptions;
import io.github.secfw.nftables.reader.syntax.LogStatements;
import io.github.secfw.nftables.reader.syntax.NumberLiterals;
import io.github.secfw.nftables.reader.syntax.Statement;
import io.github.secfw.nftables.reader.table.NamedSet;
import io.github.secfw.nftables.reader.table.ParsedTable;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parser of statements that begin with a keyword. */
final class StatementParser {

    private final Scanner scanner;
    private final ExpressionParser expressions;

    StatementParser(Scanner scanner, ExpressionParser expressions) {
        this.scanner = scanner;
        this.expressions = expressions;
    }

    /** Parses a counter. A counter chosen by a map is a match too. */
    Optional<Statement> counter() {
        scanner.advance();
        if (scanner.isWord("name")) {
            return object();
        }
        while (scanner.isWord("packets") || scanner.isWord("bytes") || scanner.isWord("used")) {
            scanner.advance();
            expressions.count("a number");
        }
        return Optional.empty();
    }

    /** Parses the name of a counter, or a map that chooses one. */
    private Optional<Statement> object() {
        scanner.advance();
        Expression name = expressions.fields();
        if (!scanner.isWord("map")) {
            return name instanceof Expression.Literal literal
                    ? Optional.of(new Statement.UseObject("counter", literal.text()))
                    : Optional.empty();
        }
        scanner.advance();
        expressions.value();
        return Optional.of(new Statement.UnmodelledMatch());
    }

    Statement log() {
        int from = scanner.at();
        scanner.advance();
        String prefix = "";
        String level = "warn";
        Map<String, Integer> group = new HashMap<>();
        boolean hasLevel = false;
        Set<LogOption> options = EnumSet.noneOf(LogOption.class);
        while (scanner.isWord()) {
            switch (scanner.word()) {
                case "prefix" -> {
                    scanner.advance();
                    prefix = prefix();
                }
                case "level" -> {
                    scanner.advance();
                    level = expressions.text("a level");
                    hasLevel = true;
                }
                case LogStatements.GROUP, LogStatements.SNAPLEN, LogStatements.THRESHOLD -> {
                    String word = scanner.word();
                    scanner.advance();
                    group.put(word, expressions.number("a number", Integer.MAX_VALUE));
                }
                case "flags" -> {
                    scanner.advance();
                    addLogOptions(options);
                }
                default -> {
                    return LogStatements.statement(prefix, level, options, group, hasLevel, scanner.file(), from);
                }
            }
        }
        return LogStatements.statement(prefix, level, options, group, hasLevel, scanner.file(), from);
    }

    /** Parses a prefix. Only in a prefix, a dollar sign in quotes begins a variable. */
    private String prefix() {
        int at = scanner.at();
        String prefix = expressions.text("a prefix");
        if (prefix.indexOf('$') >= 0) {
            throw scanner.file().fault(at, "the prefix \"" + prefix + "\" has a variable: write its text there");
        }
        return prefix;
    }

    private void addLogOptions(Set<LogOption> options) {
        String word = expressions.name("a flag");
        switch (word) {
            case "tcp" -> {
                do {
                    options.add(LogStatements.option(
                            "tcp " + expressions.name("a flag"), scanner.file(), scanner.lastEnd() - 1));
                } while (expressions.take(","));
            }
            case "ip" ->
                options.add(LogStatements.option(
                        "ip " + expressions.name("a flag"), scanner.file(), scanner.lastEnd() - 1));
            case "all" -> options.addAll(EnumSet.allOf(LogOption.class));
            default -> options.add(LogStatements.option(word, scanner.file(), scanner.lastEnd() - 1));
        }
    }

    Statement limit() {
        scanner.advance();
        return scanner.isWord("name")
                ? ofObject("limit")
                : new RateParser(scanner, expressions).parse().statement();
    }

    Statement quota() {
        scanner.advance();
        return scanner.isWord("name") ? ofObject("quota") : Statement.Count.ofRule(quotaWords(), true);
    }

    /** Parses the name of a limit or quota, or a map that chooses one. */
    private Statement ofObject(String kind) {
        scanner.advance();
        Expression object = expressions.fields();
        if (scanner.isWord("map")) {
            scanner.advance();
            expressions.value();
        } else if (object instanceof Expression.Literal name) {
            return new Statement.Count(kind + " name " + name.text(), kind, name.text(), true);
        }
        return new Statement.UnmodelledMatch();
    }

    /**
     * Parses {@code over 10 mbytes used 1 kbytes}.
     *
     * @return the canonical text
     */
    String quotaWords() {
        boolean isOver = scanner.isWord("over");
        if (isOver || scanner.isWord("until")) {
            scanner.advance();
        }
        String words = "quota " + (isOver ? "over " : "") + amount() + " bytes";
        if (!scanner.isWord("used")) {
            return words;
        }
        scanner.advance();
        long used = amount();
        return used == 0 ? words : words + " used " + used + " bytes";
    }

    /**
     * Parses a number and a unit.
     *
     * @return the bytes
     */
    private long amount() {
        long amount = NumberLiterals.parse(expressions.count("a number of bytes"));
        int atUnit = scanner.at();
        return new RateParser(scanner, expressions).bytes(amount, expressions.name("a unit"), atUnit);
    }

    /** Parses {@code ct count over 20} after {@code ct}. */
    Statement count() {
        scanner.advance();
        boolean isOver = scanner.isWord("over");
        if (isOver) {
            scanner.advance();
        }
        int most = expressions.number("a count of connections", Integer.MAX_VALUE);
        return Statement.Count.ofRule("ct count " + (isOver ? "over " : "") + most, false);
    }

    /** Parses {@code add @s { ip saddr timeout 5m limit rate 1/second }}. */
    Statement fill(ParsedTable table, String operation) {
        scanner.advance();
        int place = scanner.at();
        if (!scanner.isSymbol("@")) {
            return unmodelled(table);
        }
        String set = expressions.named().name();
        table.updatedSets().add(set);
        return element(operation, set, false).orElseGet(() -> {
            scanner.goTo(place);
            return unmodelled(table);
        });
    }

    /** Parses the older form {@code set add ip saddr @s}. */
    Statement fillLast(ParsedTable table) {
        scanner.advance();
        if (!scanner.isWord("add") && !scanner.isWord("update") && !scanner.isWord("delete")) {
            throw scanner.fault("\"set\" needs add, update or delete before " + scanner.shown());
        }
        return unmodelled(table);
    }

    /** Parses {@code meter m size 100 { ip saddr limit rate 1/second }}, which declares its set. */
    Statement meter(ParsedTable table) {
        scanner.advance();
        String name = expressions.identifier("the name of a meter");
        table.sets().computeIfAbsent(name, key -> new NamedSet()).setTimeouts();
        table.updatedSets().add(name);
        int place = scanner.at();
        if (scanner.isWord("size")) {
            scanner.advance();
            expressions.count("a size");
        }
        return element("add", name, true).orElseGet(() -> {
            scanner.goTo(place);
            return unmodelled(table);
        });
    }

    /**
     * Parses the element in braces.
     *
     * @return the statement, empty if an option is unmodelled
     */
    private Optional<Statement> element(String operation, String set, boolean isMeter) {
        int at = scanner.at();
        scanner.requireSymbol("{");
        Expression key = expressions.fields();
        StringBuilder options = new StringBuilder();
        boolean isKnown = true;
        int matches = 0;
        while (!expressions.take("}")) {
            matches += scanner.isWord("timeout") || scanner.isWord("expires") || scanner.isWord("comment") ? 0 : 1;
            if (scanner.isWord("timeout") || scanner.isWord("expires")) {
                options.append(' ').append(scanner.word());
                scanner.advance();
                options.append(' ').append(expressions.time());
            } else if (scanner.isWord("limit") || scanner.isWord("quota")) {
                Statement match = scanner.isWord("limit") ? limit() : quota();
                options.append(' ').append(FillOptions.words(match));
                isKnown &= !(match instanceof Statement.UnmodelledMatch);
            } else if (scanner.isWord("counter") || scanner.isWord("last")) {
                counter();
            } else if (scanner.isWord("ct")) {
                scanner.advance();
                options.append(' ').append(FillOptions.words(count()));
            } else if (scanner.isWord("comment")) {
                scanner.advance();
                expressions.text("a comment");
            } else {
                return Optional.empty();
            }
        }
        if (isMeter && matches != 1) {
            throw scanner.file()
                    .fault(
                            at,
                            "a meter has one limit, quota, counter or count of connections: write one in its braces");
        }
        return Optional.of(new Statement.Fill(operation, set, key, options.toString(), isKnown));
    }

    Statement reject() {
        scanner.advance();
        if (!scanner.isWord("with")) {
            return new Statement.Reject("", Optional.empty());
        }
        scanner.advance();
        String kind = expressions.name("an answer");
        switch (kind) {
            case "tcp" -> {
                scanner.require("reset");
                return new Statement.Reject("tcp reset", Optional.empty());
            }
            case "icmp", "icmpv6", "icmpx" -> {
                if (scanner.isWord("type")) {
                    scanner.advance();
                }
                if (!scanner.isWord()) {
                    throw scanner.fault("an icmp error is missing before " + scanner.shown());
                }
                return new Statement.Reject(kind, Optional.of(expressions.name("an icmp error")));
            }
            default -> throw scanner.file().fault(scanner.lastEnd() - kind.length(), Statement.Reject.unknown(kind));
        }
    }

    /** Parses a rule part that iptables-nft has written. Listings contain the name of its match, but not its options. */
    Optional<Statement> extension(ParsedTable table) {
        int place = scanner.at();
        scanner.advance();
        if (!scanner.isWord("match")) {
            scanner.goTo(place);
            return Optional.of(unmodelled(table));
        }
        scanner.advance();
        return expressions.name("a match").equals("comment")
                ? Optional.empty()
                : Optional.of(new Statement.UnmodelledEffect());
    }

    /** Skips the rest of the rule, whose effect is unknown. */
    Statement unmodelled(ParsedTable table) {
        int open = 0;
        while (scanner.kind() != Scanner.Kind.END) {
            if (open == 0 && scanner.isAtEnd()) {
                break;
            }
            if (scanner.isSymbol("{")) {
                open++;
            } else if (scanner.isSymbol("}")) {
                open--;
            } else if (scanner.isSymbol("@")) {
                scanner.advance();
                table.updatedSets().add(scanner.word());
                continue;
            }
            scanner.advance();
        }
        if (open > 0) {
            throw scanner.fault("a brace is not closed before the end of the text: write '}'");
        }
        return new Statement.UnmodelledEffect();
    }
}
