package io.github.secfw.nftables.reader;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.QueueRange;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Parses statements that begin with a word of their own. */
final class StatementParser {

    private final Scanner scanner;
    private final ExpressionParser expressions;

    StatementParser(Scanner scanner, ExpressionParser expressions) {
        this.scanner = scanner;
        this.expressions = expressions;
    }

    /** Counts packets; a counter that a map chooses is a match too. */
    Optional<Statement> counter() {
        scanner.advance();
        if (scanner.isWord("name")) {
            return object();
        }
        while (scanner.isWord("packets") || scanner.isWord("bytes") || scanner.isWord("used")) {
            scanner.advance();
            expressions.name("a number");
        }
        return Optional.empty();
    }

    /** An object that counts; which one may hang on a map. */
    private Optional<Statement> object() {
        scanner.advance();
        expressions.fields();
        if (!scanner.isWord("map")) {
            return Optional.empty();
        }
        scanner.advance();
        expressions.value();
        return Optional.of(new Statement.UnknownMatch());
    }

    Statement log() {
        int from = scanner.at();
        scanner.advance();
        String prefix = "";
        String level = "warn";
        boolean isOfGroup = false;
        Set<LogOption> options = EnumSet.noneOf(LogOption.class);
        while (scanner.isWord()) {
            switch (scanner.word()) {
                case "prefix" -> {
                    scanner.advance();
                    prefix = prefix();
                }
                case "level" -> {
                    scanner.advance();
                    level = expressions.name("a level");
                }
                case "group", "snaplen", "queue-threshold" -> {
                    isOfGroup = true;
                    scanner.advance();
                    expressions.name("a number");
                }
                case "flags" -> {
                    scanner.advance();
                    addLogOptions(options);
                }
                default -> {
                    return Logs.statement(prefix, level, options, isOfGroup, scanner.file(), from);
                }
            }
        }
        return Logs.statement(prefix, level, options, isOfGroup, scanner.file(), from);
    }

    /** In a prefix, and only there, a dollar sign in quotes begins a variable. */
    private String prefix() {
        int at = scanner.at();
        String prefix = expressions.name("a prefix");
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
                    options.add(
                            Logs.option("tcp " + expressions.name("a flag"), scanner.file(), scanner.lastEnd() - 1));
                } while (expressions.take(","));
            }
            case "ip" ->
                options.add(Logs.option("ip " + expressions.name("a flag"), scanner.file(), scanner.lastEnd() - 1));
            case "all" -> options.addAll(EnumSet.allOf(LogOption.class));
            default -> options.add(Logs.option(word, scanner.file(), scanner.lastEnd() - 1));
        }
    }

    Statement limit() {
        scanner.advance();
        if (scanner.isWord("name")) {
            object();
            return new Statement.UnknownMatch();
        }
        Optional<Criterion.Limit> limit = new RateParser(scanner, expressions).parse();
        return limit.isPresent() ? new Statement.Rate(limit.get()) : new Statement.UnknownMatch();
    }

    Statement quota() {
        scanner.advance();
        if (scanner.isWord("name")) {
            object();
            return new Statement.UnknownMatch();
        }
        if (scanner.isWord("over") || scanner.isWord("until")) {
            scanner.advance();
        }
        amount();
        if (scanner.isWord("used")) {
            scanner.advance();
            amount();
        }
        return new Statement.UnknownMatch();
    }

    /** A number and a unit. */
    private void amount() {
        String number = expressions.name("a number of bytes");
        if (Numbers.parse(number) >= 0) {
            expressions.name("a unit");
        }
    }

    Statement reject() {
        scanner.advance();
        if (!scanner.isWord("with")) {
            return new Statement.Answer("", Optional.empty());
        }
        scanner.advance();
        String kind = expressions.name("an answer");
        switch (kind) {
            case "tcp" -> {
                if (!scanner.isWord("reset")) {
                    throw scanner.fault("\"reset\" is missing before " + scanner.shown());
                }
                scanner.advance();
                return new Statement.Answer("tcp reset", Optional.empty());
            }
            case "icmp", "icmpv6", "icmpx" -> {
                if (scanner.isWord("type")) {
                    scanner.advance();
                }
                return new Statement.Answer(kind, Optional.of(expressions.name("an icmp error")));
            }
            default -> throw scanner.file().fault(scanner.lastEnd() - kind.length(), Answers.noAnswer(kind));
        }
    }

    /** {@code queue num 1-3 bypass,fanout}, {@code queue flags bypass to 1-3}. */
    Statement queue(ParsedTable table) {
        scanner.advance();
        boolean bypass = false;
        QueueRange queues = new QueueRange(0, 0);
        if (scanner.isWord("flags")) {
            scanner.advance();
            bypass = queueFlags();
        }
        if (scanner.isWord("num") || scanner.isWord("to")) {
            scanner.advance();
            if (!scanner.isWord() || Numbers.parse(scanner.word()) < 0) {
                return unknown(table);
            }
            queues = queues();
            if (scanner.isWord("bypass") || scanner.isWord("fanout")) {
                bypass |= queueFlags();
            }
        } else if (scanner.isWord("bypass") || scanner.isWord("fanout")) {
            bypass |= queueFlags();
        }
        return new Statement.Enqueue(queues, bypass);
    }

    /** Whether one of them is bypass; which queue a fanout chooses is left open by the model anyway. */
    private boolean queueFlags() {
        boolean bypass = false;
        do {
            if (!scanner.isWord("bypass") && !scanner.isWord("fanout")) {
                throw scanner.fault("a queue has no flag " + scanner.shown() + ": write bypass or fanout");
            }
            bypass |= scanner.isWord("bypass");
            scanner.advance();
        } while (expressions.take(","));
        return bypass;
    }

    private QueueRange queues() {
        int at = scanner.at();
        int first = expressions.number("the number of a queue", 65_535);
        int last = expressions.take("-") ? expressions.number("the number of a queue", 65_535) : first;
        if (last < first) {
            throw scanner.file().fault(at, "queues " + first + "-" + last + " end before they begin");
        }
        return new QueueRange(first, last);
    }

    /** What iptables-nft has written: listings have the names of its matches, but not what these ask for. */
    Optional<Statement> extension(ParsedTable table) {
        int place = scanner.at();
        scanner.advance();
        if (!scanner.isWord("match")) {
            scanner.goTo(place);
            return Optional.of(unknown(table));
        }
        scanner.advance();
        return expressions.name("a match").equals("comment")
                ? Optional.empty()
                : Optional.of(new Statement.UnknownEffect());
    }

    /** Skips the rest of the rule: what becomes of the packet then is not known. */
    Statement unknown(ParsedTable table) {
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
        return new Statement.UnknownEffect();
    }
}
