package io.github.secfw.nftables.reader.text;

import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.Expression.Decision;
import io.github.secfw.nftables.reader.syntax.ParsedRule;
import io.github.secfw.nftables.reader.syntax.ParsedRule.Placed;
import io.github.secfw.nftables.reader.syntax.Statement;
import io.github.secfw.nftables.reader.syntax.Statement.Comparison;
import io.github.secfw.nftables.reader.table.ParsedTable;
import io.github.secfw.nftables.reader.table.Ruleset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parser of rules. */
final class RuleParser {

    /** The most comparisons that are shared, and the most elements of the set in one of them. */
    private static final int MAX_KNOWN = 256;

    private static final int MAX_ELEMENTS = 4;

    private final Scanner scanner;
    private final Ruleset ruleset;
    private final ExpressionParser expressions;
    private final StatementParser statements;
    private final Map<Statement, Statement> known = new HashMap<>();

    RuleParser(Scanner scanner, Ruleset ruleset, ExpressionParser expressions) {
        this.scanner = scanner;
        this.ruleset = ruleset;
        this.expressions = expressions;
        this.statements = new StatementParser(scanner, expressions);
    }

    /** Parses a rule, which ends with its line or block. */
    ParsedRule parse(ParsedTable table) {
        int from = scanner.at();
        int line = scanner.line();
        ruleset.countRule(scanner.file(), from);
        expressions.where();
        List<Placed> parsed = new ArrayList<>(4);
        boolean hasEnded = false;
        boolean isCommentOnly = scanner.isWord("comment");
        while (!scanner.isAtEnd() && !isComment()) {
            int at = scanner.at();
            if (hasEnded) {
                throw scanner.fault(ParsedRule.HAS_ENDED);
            }
            ruleset.countParts(1, scanner.file(), at);
            Optional<Statement> statement = statement(table);
            if (statement.isPresent()) {
                parsed.add(new Placed(statement.get(), at, scanner.lastEnd()));
                hasEnded = endsRule(statement.get());
            }
        }
        if (scanner.at() == from || isCommentOnly) {
            throw scanner.file().fault(from, "the rule has no statement: write one before its comment");
        }
        ParsedRule rule = new ParsedRule(scanner.file(), from, scanner.lastEnd(), line, parsed, expressions.where());
        ruleset.references().add(table, rule);
        return rule;
    }

    private static boolean endsRule(Statement statement) {
        return (statement instanceof Statement.Decide decide
                        && decide.decision().kind() != Decision.Kind.CONTINUE)
                || statement instanceof Statement.Reject
                || statement instanceof Statement.Queue;
    }

    private boolean isComment() {
        if (!scanner.isWord("comment")) {
            return false;
        }
        new CommentParser(scanner, expressions).parse();
        if (!scanner.isAtEnd()) {
            throw scanner.fault("the comment ends the rule, but " + scanner.shown() + " follows: put the comment last");
        }
        return true;
    }

    /**
     * Parses a statement.
     *
     * @return it, empty if it has no effect on packets
     */
    private Optional<Statement> statement(ParsedTable table) {
        Optional<Decision> decision = expressions.decision();
        if (decision.isPresent()) {
            return Optional.of(new Statement.Decide(decision.get()));
        }
        if (scanner.isWord()) {
            switch (scanner.word()) {
                case "counter", "last" -> {
                    return statements.counter();
                }
                case "log" -> {
                    return Optional.of(statements.log());
                }
                case "limit" -> {
                    return Optional.of(statements.limit());
                }
                case "quota" -> {
                    return Optional.of(statements.quota());
                }
                case "reject" -> {
                    return Optional.of(statements.reject());
                }
                case "queue" -> {
                    return Optional.of(new QueueParser(scanner, expressions)
                            .parse()
                            .orElseGet(() -> statements.unmodelled(table)));
                }
                case "ct" -> {
                    return Optional.of(connection(table));
                }
                case "xt" -> {
                    return statements.extension(table);
                }
                case "add", "update", "delete" -> {
                    return Optional.of(statements.fill(table, scanner.word()));
                }
                case "meter" -> {
                    return Optional.of(statements.meter(table));
                }
                case "reset" -> {
                    return Optional.of(reset(table));
                }
                case "dup", "fwd" -> {
                    return Optional.of(elsewhere(table));
                }
                case "snat", "dnat", "masquerade", "redirect", "notrack", "flow", "tproxy", "synproxy" -> {
                    return Optional.of(statements.unmodelled(table));
                }
                case "set" -> {
                    return Optional.of(statements.fillLast(table));
                }
                default -> {}
            }
        }
        return Optional.of(match(table));
    }

    /** Parses {@code dup} or {@code fwd}, which send the packet to another place as well or instead. */
    private Statement elsewhere(ParsedTable table) {
        String family = table.key().family();
        boolean isTaken = family.equals("netdev") || (scanner.isWord("dup") && family.startsWith("ip"));
        if (!isTaken) {
            throw scanner.fault("family " + family + " has no statement " + scanner.shown() + ": leave it out");
        }
        return statements.unmodelled(table);
    }

    /** Parses a statement or match that begins with {@code ct}. */
    private Statement connection(ParsedTable table) {
        int place = scanner.at();
        scanner.advance();
        if (scanner.isWord("count")) {
            return statements.count();
        }
        if (scanner.isWord("helper") || scanner.isWord("timeout") || scanner.isWord("expectation")) {
            String kind = "ct " + scanner.word();
            scanner.advance();
            if (scanner.isWord("set")) {
                scanner.advance();
                return scanner.kind() == Scanner.Kind.QUOTED || isAlone()
                        ? new Statement.SetObject(kind, expressions.name("the name of an object"))
                        : statements.unmodelled(table);
            }
        }
        scanner.goTo(place);
        return match(table);
    }

    /** Whether the next word is the last one of the rule, so that no map follows. */
    private boolean isAlone() {
        int place = scanner.at();
        boolean isWord = scanner.isWord();
        scanner.advance();
        boolean isAlone = isWord && scanner.isAtEnd();
        scanner.goTo(place);
        return isAlone;
    }

    /** Parses {@code reset tcp option maxseg}. */
    private Statement reset(ParsedTable table) {
        int place = scanner.at();
        scanner.advance();
        if (scanner.isWord("tcp") && expressions.fields() instanceof Expression.Field option) {
            return new Statement.Assign(option.name(), new Expression.Literal("reset"));
        }
        scanner.goTo(place);
        return statements.unmodelled(table);
    }

    private Statement match(ParsedTable table) {
        int from = scanner.at();
        Expression left = expressions.fields();
        if (scanner.isWord("set") && !(left instanceof Expression.Literal)) {
            return left instanceof Expression.Field field ? assignment(field.name()) : statements.unmodelled(table);
        }
        if (scanner.isWord("vmap")) {
            scanner.advance();
            return new Statement.VerdictMap(left, map());
        }
        if (left instanceof Expression.Literal literal) {
            throw scanner.file().fault(from, "unknown statement \"" + literal.text() + "\"");
        }
        if (scanner.isWord("map")) {
            scanner.advance();
            map();
            operator();
            expressions.values();
            return new Statement.UnmodelledMatch();
        }
        Comparison operator = operator();
        Expression right = expressions.values();
        if (scanner.isSymbol("/")) {
            return masked(left, operator, right);
        }
        return shared(new Statement.Compare(left, operator, right));
    }

    /** Shares equal comparisons with few values between rules. */
    private Statement shared(Statement.Compare compare) {
        boolean isShort = compare.right() instanceof Expression.Literal
                || (compare.right() instanceof Expression.Elements set
                        && set.elements().size() <= MAX_ELEMENTS);
        if (!isShort) {
            return compare;
        }
        Statement before = known.get(compare);
        if (before != null) {
            return before;
        }
        if (known.size() < MAX_KNOWN) {
            known.put(compare, compare);
        }
        return compare;
    }

    /** Parses {@code tcp flags syn / syn,ack}: the flags after the slash are the mask. */
    private Statement masked(Expression left, Comparison operator, Expression right) {
        boolean isEquality =
                operator == Comparison.IMPLICIT || operator == Comparison.EQUAL || operator == Comparison.UNEQUAL;
        if (!isEquality) {
            throw scanner.fault(
                    "flags with a mask after '/' are compared with \"==\" or \"!=\", not \"" + operator.words() + "\"");
        }
        scanner.advance();
        Expression mask = expressions.values();
        Comparison equality = operator == Comparison.IMPLICIT ? Comparison.EQUAL : operator;
        return new Statement.Compare(new Expression.Operation('&', left, mask), equality, right);
    }

    private Comparison operator() {
        Comparison operator = comparison();
        if (operator != Comparison.IMPLICIT) {
            scanner.advance();
        }
        return operator;
    }

    private Comparison comparison() {
        if ("=!<>elng".indexOf(scanner.first()) < 0) {
            return Comparison.IMPLICIT;
        }
        return switch (scanner.word()) {
            case "==", "eq" -> Comparison.EQUAL;
            case "!=", "ne" -> Comparison.UNEQUAL;
            case "<", "lt" -> Comparison.BELOW;
            case ">", "gt" -> Comparison.ABOVE;
            case "<=", "le" -> Comparison.AT_MOST;
            case ">=", "ge" -> Comparison.AT_LEAST;
            case "!" -> Comparison.NONE_OF;
            default -> Comparison.IMPLICIT;
        };
    }

    private Statement assignment(String field) {
        scanner.advance();
        Expression value = expressions.fields();
        if (scanner.isWord("map")) {
            scanner.advance();
            value = new Expression.Mapped(value, map());
        } else if (scanner.isSymbol(",")) {
            List<Expression> flags = new ArrayList<>(List.of(value));
            while (expressions.take(",")) {
                flags.add(expressions.value());
            }
            value = new Expression.Flags(flags);
        }
        return new Statement.Assign(field, value);
    }

    /** Parses a map: in braces, by its name, or in a variable. */
    private Expression map() {
        int at = scanner.at();
        Expression map = expressions.value();
        if (!(map instanceof Expression.Elements) && !(map instanceof Expression.Named)) {
            throw scanner.file().fault(at, "a map is missing here: write it in braces, or its name after '@'");
        }
        return map;
    }
}
