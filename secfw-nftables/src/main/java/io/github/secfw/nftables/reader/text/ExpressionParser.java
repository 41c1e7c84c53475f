package io.github.secfw.nftables.reader.text;

import io.github.secfw.nftables.reader.syntax.Element;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.Expression.Decision;
import io.github.secfw.nftables.reader.syntax.Fingerprint;
import io.github.secfw.nftables.reader.syntax.NumberLiterals;
import io.github.secfw.nftables.reader.syntax.TimeSpan;
import io.github.secfw.nftables.reader.table.Ruleset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** Parser of expressions: fields, operations, values, sets and maps. */
public final class ExpressionParser {

    /** The kernel refuses longer names (NFT_NAME_MAXLEN). */
    private static final int MAX_NAME = 255;

    private static final Map<String, Decision.Kind> VERDICTS = Map.of(
            "accept", Decision.Kind.ACCEPT,
            "drop", Decision.Kind.DROP,
            "continue", Decision.Kind.CONTINUE,
            "return", Decision.Kind.RETURN,
            "jump", Decision.Kind.JUMP,
            "goto", Decision.Kind.GOTO);

    private final Scanner scanner;
    private final Ruleset ruleset;
    private final Variables variables;
    private final FieldParser fields;
    private final Supplier<Expression> field = this::field;
    private final Supplier<Expression> constant = this::constant;
    private final Supplier<Expression> fieldOperations = this::fieldOperations;
    private final Supplier<Expression> rangeOrPrefix = this::rangeOrPrefix;
    private final Set<String> used = new LinkedHashSet<>();
    private int depth;
    private int deepest;
    private int size;

    ExpressionParser(Scanner scanner, Ruleset ruleset) {
        this.scanner = scanner;
        this.ruleset = ruleset;
        this.variables = new Variables();
        this.fields = new FieldParser(scanner, this);
    }

    Variables variables() {
        return variables;
    }

    /** Parses the left side of a comparison or assignment: fields, operations on them, or a concatenation. */
    Expression fields() {
        deeper();
        Expression result = concatenation(fieldOperations);
        depth--;
        return result;
    }

    private Expression fieldOperations() {
        return operations(field);
    }

    private Expression field() {
        if (scanner.isSymbol("(")) {
            return inParentheses(this::fields);
        }
        Optional<Expression> field = fields.parse();
        return field.isPresent() ? field.get() : constant();
    }

    /** Parses the right side of a comparison: a value, or flags separated by commas. */
    Expression values() {
        Expression first = flag();
        if (!scanner.isSymbol(",")) {
            return first;
        }
        List<Expression> flags = new ArrayList<>(List.of(first));
        while (take(",")) {
            skipLines();
            flags.add(flag());
        }
        return new Expression.Flags(flags);
    }

    /** Parses one flag. A number after a slash is the length of a prefix, or the first flag of a mask if more flags follow. */
    private Expression flag() {
        int from = scanner.at();
        Expression value = value();
        if (!(value instanceof Expression.Prefix && scanner.isSymbol(","))) {
            return value;
        }
        scanner.goTo(from);
        return operations(constant);
    }

    /** Parses one value: a constant, a range, a prefix, a concatenation or a set. */
    Expression value() {
        if (scanner.isSymbol("{")) {
            return elements();
        }
        return concatenation(rangeOrPrefix);
    }

    private Expression rangeOrPrefix() {
        int at = scanner.at();
        Expression first = operations(constant);
        if (take("-")) {
            return counted(new Expression.Range(first, operations(constant)), at);
        }
        if (takeSlashOfPrefix()) {
            return counted(new Expression.Prefix(first, number("the length of a prefix", 128)), at);
        }
        return first;
    }

    /** Accepts a slash before the length of a prefix. Flags follow another slash. */
    private boolean takeSlashOfPrefix() {
        int place = scanner.at();
        if (!take("/")) {
            return false;
        }
        boolean isNumber = scanner.first() >= '0' && scanner.first() <= '9';
        if (!isNumber) {
            scanner.goTo(place);
        }
        return isNumber;
    }

    private Expression concatenation(Supplier<Expression> part) {
        Expression first = part.get();
        if (!scanner.isSymbol(".")) {
            return first;
        }
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (take(".")) {
            parts.add(part.get());
        }
        return new Expression.Concatenation(parts);
    }

    /** Parses operations. Precedence from high to low: shifts, {@code &}, {@code ^}, {@code |}. */
    private Expression operations(Supplier<Expression> operand) {
        int before = depth;
        Expression first = operand.get();
        Expression result = isOperator() ? operations(first, operand, 0) : first;
        depth = before;
        return result;
    }

    private Expression operations(Expression first, Supplier<Expression> operand, int level) {
        Expression left = level == 4 ? first : operations(first, operand, level + 1);
        while (level < 4 && isOperator(level)) {
            int at = scanner.at();
            char operator = "|^&<".charAt(level);
            if (scanner.isSymbol(">>") || scanner.isWord("rshift")) {
                operator = '>';
            }
            scanner.advance();
            deeper();
            Expression right = operations(operand.get(), operand, level + 1);
            left = counted(new Expression.Operation(operator, left, right), at);
        }
        return left;
    }

    private boolean isOperator() {
        return switch (scanner.first()) {
            case '|', '^', '&', '<', '>', 'o', 'x', 'a', 'l', 'r' ->
                isOperator(0) || isOperator(1) || isOperator(2) || isOperator(3);
            default -> false;
        };
    }

    private boolean isOperator(int level) {
        return switch (level) {
            case 0 -> scanner.isSymbol("|") || scanner.isWord("or");
            case 1 -> scanner.isSymbol("^") || scanner.isWord("xor");
            case 2 -> scanner.isSymbol("&") || scanner.isWord("and");
            default ->
                scanner.isSymbol("<<")
                        || scanner.isSymbol(">>")
                        || scanner.isWord("lshift")
                        || scanner.isWord("rshift");
        };
    }

    private Expression constant() {
        if (scanner.isSymbol("$")) {
            return variable();
        }
        if (scanner.isSymbol("(")) {
            return inParentheses(() -> operations(constant));
        }
        if (scanner.isSymbol("@")) {
            return named();
        }
        int at = scanner.at();
        boolean isQuoted = scanner.kind() == Scanner.Kind.QUOTED;
        String word = isQuoted || scanner.isWord() ? scanner.word() : "";
        boolean isValue = isQuoted || (scanner.isWord() && !ReservedWords.isNoValue(word));
        if (!isValue) {
            throw scanner.fault("a value is missing before " + scanner.shown());
        }
        scanner.advance();
        return counted(new Expression.Literal(word), at);
    }

    private Expression inParentheses(Supplier<Expression> inner) {
        deeper();
        int open = scanner.at();
        scanner.advance();
        Expression result = inner.get();
        if (!take(")")) {
            throw scanner.file().fault(open, "this parenthesis is not closed: write ')' before " + scanner.shown());
        }
        depth--;
        return result;
    }

    Expression variable() {
        int at = scanner.at();
        scanner.advance();
        Variables.Variable variable = variables.get(scanner);
        scanner.advance();
        countDepth(variable.depth(), at);
        size += variable.size();
        ruleset.countParts(variable.size(), scanner.file(), at);
        used.add(variable.text());
        return variable.value();
    }

    /** {@return the values of the variables used since the last call, empty if there are none} */
    String where() {
        if (used.isEmpty()) {
            return "";
        }
        String where = " where " + String.join(", ", used);
        used.clear();
        return where;
    }

    /** Parses a reference to a named set or map. */
    Expression.Named named() {
        scanner.advance();
        if (scanner.isWord("ll") || scanner.isWord("nh")) {
            throw scanner.fault(scanner.shown() + " after '@' is a header, not a set: choose another name");
        }
        return new Expression.Named(identifier("the name of a set or map"));
    }

    /** Parses the elements in braces. */
    Expression.Elements elements() {
        deeper();
        int open = scanner.at();
        scanner.advance();
        List<Element> elements = new ArrayList<>();
        skipLines();
        while (!take("}")) {
            if (scanner.kind() == Scanner.Kind.END) {
                throw scanner.file().fault(open, "this brace is not closed: write '}'");
            }
            element(elements);
            skipLines();
            if (!take(",") && !scanner.isSymbol("}")) {
                throw scanner.fault("a comma between elements is missing before " + scanner.shown());
            }
            skipLines();
        }
        depth--;
        return new Expression.Elements(elements);
    }

    private void element(List<Element> to) {
        int at = scanner.at();
        Expression key = take("*") ? counted(new Expression.Wildcard(), at) : value();
        Element.Option option = new ElementOptionParser(scanner, this).parse();
        Optional<Expression> value = Optional.empty();
        if (take(":")) {
            if (key instanceof Expression.Elements) {
                throw scanner.file().fault(at, "a key of a map is not a set: write each key with its value");
            }
            value = Optional.of(mapped());
        }
        if (key instanceof Expression.Elements inner && value.isEmpty()) {
            for (Element element : inner.elements()) {
                ruleset.countElement(scanner.file(), at);
                to.add(element);
            }
            return;
        }
        ruleset.countElement(scanner.file(), at);
        to.add(new Element(key, value, option));
    }

    private Expression mapped() {
        skipLines();
        Optional<Decision> decision = decision();
        return decision.isPresent() ? decision.get() : value();
    }

    /** Parses a verdict if one begins here. */
    Optional<Decision> decision() {
        Decision.Kind kind = scanner.isWord() ? VERDICTS.get(scanner.word()) : null;
        if (kind == null) {
            return Optional.empty();
        }
        scanner.advance();
        int at = scanner.at();
        boolean isJump = kind == Decision.Kind.JUMP || kind == Decision.Kind.GOTO;
        return Optional.of(new Decision(kind, isJump ? Optional.of(chain()) : Optional.empty(), scanner.file(), at));
    }

    private String chain() {
        return scanner.isSymbol("$") ? name("a chain") : identifier("the name of a chain");
    }

    /** Parses a word without quotes. */
    String word(String what) {
        if (!scanner.isWord()) {
            throw scanner.fault(what + " is missing before " + scanner.shown());
        }
        String word = scanner.word();
        scanner.advance();
        return word;
    }

    String wordOrVariable(String what) {
        return scanner.isSymbol("$") ? name(what) : word(what);
    }

    /** Parses a text without effect on packets, such as a comment: a word or a quoted text. */
    String text(String what) {
        boolean isWord =
                scanner.isWord() && !ReservedWords.has(scanner.word()) && NumberLiterals.parse(scanner.word()) < 0;
        if (!isWord && scanner.kind() != Scanner.Kind.QUOTED) {
            throw scanner.fault(what + " is missing before " + scanner.shown() + ": write it in quotes");
        }
        String text = scanner.word();
        scanner.advance();
        return text;
    }

    /** Parses a name or a variable that holds one. */
    String name(String what) {
        if (scanner.isSymbol("$")) {
            int at = scanner.at();
            if (variable() instanceof Expression.Literal literal) {
                return literal.text();
            }
            throw scanner.file().fault(at, "this variable is not a valid name of " + what + ": define it as one word");
        }
        if (scanner.kind() != Scanner.Kind.WORD && scanner.kind() != Scanner.Kind.QUOTED) {
            throw scanner.fault(what + " is missing before " + scanner.shown());
        }
        String name = scanner.word();
        scanner.advance();
        return name;
    }

    /**
     * Parses the name of a table, chain, set, object or variable: a word without quotes that is neither a keyword nor a number.
     */
    String identifier(String what) {
        if (!scanner.isWord()) {
            throw scanner.fault(
                    scanner.kind() == Scanner.Kind.QUOTED
                            ? what + " is written without quotes, not as " + scanner.shown() + ": leave out the quotes"
                            : what + " is missing before " + scanner.shown());
        }
        String name = scanner.word();
        if (ReservedWords.has(name)) {
            throw scanner.fault(what + " cannot be the keyword " + scanner.shown() + ": choose another name");
        }
        boolean isOther = NumberLiterals.parse(name) >= 0 || name.endsWith("*");
        if (isOther) {
            throw scanner.fault(
                    what + " must begin with a letter and must not end with '*', but is " + scanner.shown());
        }
        scanner.advance();
        return name;
    }

    /** Parses the name of something that is declared here. */
    String newName(String what) {
        int at = scanner.at();
        String name = identifier(what);
        if (name.length() > MAX_NAME) {
            throw scanner.file().fault(at, what + " has more than " + MAX_NAME + " characters: shorten it");
        }
        return name;
    }

    /**
     * Parses a time span.
     *
     * @return the seconds, or the text itself if it has milliseconds
     */
    String time() {
        String word = scanner.isWord() && NumberLiterals.parse(scanner.word()) < 0 ? scanner.word() : "";
        OptionalLong seconds = TimeSpan.seconds(word);
        boolean isTime =
                seconds.isPresent() || (word.endsWith("ms") && new NumberToken(word, 0).end() == word.length());
        if (!isTime) {
            throw scanner.fault(scanner.shown() + " is not a time: write it with units, as in 1h30m");
        }
        scanner.advance();
        return seconds.isPresent() ? Long.toString(seconds.getAsLong()) : word;
    }

    /**
     * Parses a number that is neither quoted nor a variable.
     *
     * @return its text
     */
    String count(String what) {
        if (!scanner.isWord() || NumberLiterals.parse(scanner.word()) < 0) {
            throw scanner.fault(what + " is missing before " + scanner.shown());
        }
        String number = scanner.word();
        scanner.advance();
        return number;
    }

    int number(String what, int max) {
        String word = scanner.isWord() ? scanner.word() : "";
        long number = NumberLiterals.parse(word);
        if (number < 0 || number > max) {
            throw scanner.fault(what + " must be a number from 0 to " + max + ", not " + scanner.shown());
        }
        scanner.advance();
        return (int) number;
    }

    /** Parses the value of a definition. */
    void define(String name, boolean isAgain) {
        size = 0;
        deepest = 0;
        int at = scanner.at();
        used.clear();
        Expression value = scanner.isSymbol("-") ? negative() : values();
        String text = name + " = " + scanner.file().whole(at, scanner.lastEnd()) + where();
        variables.put(
                name,
                new Variables.Variable(value, Fingerprint.of(text), size + 1, deepest + 1),
                isAgain,
                scanner.file(),
                at);
    }

    /** Parses a negative priority. */
    private Expression negative() {
        scanner.advance();
        return new Expression.Literal("-" + number("a priority", Integer.MAX_VALUE));
    }

    boolean take(String symbol) {
        boolean is = scanner.isSymbol(symbol);
        if (is) {
            scanner.advance();
        }
        return is;
    }

    private void skipLines() {
        while (scanner.kind() == Scanner.Kind.SEPARATOR && !";".equals(scanner.word())) {
            scanner.advance();
        }
    }

    private void deeper() {
        depth++;
        countDepth(0, scanner.at());
    }

    private void countDepth(int below, int at) {
        deepest = Math.max(deepest, depth + below);
        if (depth + below > Expression.MAX_DEPTH) {
            throw scanner.file()
                    .fault(at, "more than " + Expression.MAX_DEPTH + " levels of an expression: simplify it");
        }
    }

    private Expression counted(Expression expression, int at) {
        size++;
        ruleset.countParts(1, scanner.file(), at);
        return expression;
    }
}
