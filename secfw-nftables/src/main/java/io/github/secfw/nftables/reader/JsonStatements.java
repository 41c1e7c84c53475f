package io.github.secfw.nftables.reader;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.LogOption;
import io.github.secfw.net.QueueRange;
import io.github.secfw.nftables.reader.Expression.Decision;
import io.github.secfw.nftables.reader.Statement.Comparison;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes statements of JSON. */
final class JsonStatements {

    private static final int MAX_QUEUE = 65_535;

    private final SourceText file;
    private final JsonExpressions expressions;

    JsonStatements(SourceText file, JsonExpressions expressions) {
        this.file = file;
        this.expressions = expressions;
    }

    /** Empty for a statement that does nothing to packets. */
    Optional<Statement> of(JsonValue whole, ParsedTable table) {
        Map.Entry<String, JsonValue> member = JsonFields.only(file, whole);
        JsonValue value = member.getValue();
        Optional<Decision> decision = expressions.decision(member.getKey(), value);
        if (decision.isPresent()) {
            return Optional.of(new Statement.Decide(decision.get()));
        }
        return switch (member.getKey()) {
            case "match" -> Optional.of(match(value));
            case "vmap" -> Optional.of(choose(value));
            case "mangle" -> Optional.of(assign(value));
            case "counter" -> counter(value);
            case "last" -> Optional.empty();
            case "log" -> Optional.of(log(value));
            case "limit" -> Optional.of(limit(value));
            case "reject" -> Optional.of(answer(value));
            case "queue" -> Optional.of(queue(value));
            case "quota", "ct count" -> Optional.of(new Statement.UnknownMatch());
            case "xt" -> extension(value);
            case "set", "map", "meter" -> {
                updates(value, table);
                yield Optional.of(new Statement.UnknownEffect());
            }
            case "snat",
                    "dnat",
                    "masquerade",
                    "redirect",
                    "notrack",
                    "dup",
                    "fwd",
                    "flow",
                    "tproxy",
                    "synproxy",
                    "ct helper",
                    "ct timeout",
                    "ct expectation",
                    "optstrip",
                    "reset",
                    "secmark" -> Optional.of(new Statement.UnknownEffect());
            default ->
                throw file.fault(whole.from(), "there is no statement \"" + member.getKey() + "\" that is known here");
        };
    }

    private Statement match(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        return new Statement.Compare(
                expressions.of(fields.get("left")), comparison(fields), expressions.of(fields.get("right")));
    }

    private Comparison comparison(JsonFields fields) {
        String operator = fields.text("op", "in");
        return switch (operator) {
            case "in" -> Comparison.IMPLICIT;
            case "==" -> Comparison.EQUAL;
            case "!=" -> Comparison.UNEQUAL;
            case "<" -> Comparison.BELOW;
            case ">" -> Comparison.ABOVE;
            case "<=" -> Comparison.AT_MOST;
            case ">=" -> Comparison.AT_LEAST;
            case "!" -> Comparison.NONE_OF;
            default -> throw file.fault(fields.get("op").from(), "there is no operator \"" + operator + "\"");
        };
    }

    private Statement choose(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        return new Statement.Choose(expressions.of(fields.get("key")), expressions.map(fields.get("data")));
    }

    private Statement assign(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        Expression key = expressions.of(fields.get("key"));
        return key instanceof Expression.Field field && FieldNames.isAssignable(field.name())
                ? new Statement.Assign(field.name(), expressions.of(fields.get("value")))
                : new Statement.UnknownEffect();
    }

    /** A counter that a map chooses is a match too. */
    private static Optional<Statement> counter(JsonValue value) {
        return value instanceof JsonValue.Members object && object.byName().containsKey("map")
                ? Optional.of(new Statement.UnknownMatch())
                : Optional.empty();
    }

    private Statement log(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        Set<LogOption> options = EnumSet.noneOf(LogOption.class);
        for (JsonValue flag : fields.items("flags")) {
            String word = JsonFields.text(file, flag);
            if (word.equals("all")) {
                options.addAll(EnumSet.allOf(LogOption.class));
            } else {
                options.add(Logs.option(word, file, flag.from()));
            }
        }
        boolean isOfGroup = fields.has("group") || fields.has("snaplen") || fields.has("queue-threshold");
        return Logs.statement(
                fields.text("prefix", ""), fields.text("level", "warn"), options, isOfGroup, file, value.from());
    }

    /** An object that rules share, and rates that are not in the model, are not known. */
    private Statement limit(JsonValue value) {
        if (value instanceof JsonValue.Text) {
            return new Statement.UnknownMatch();
        }
        JsonFields fields = new JsonFields(file, value);
        boolean isOver =
                fields.find("inv").orElse(new JsonValue.Nothing(0, 0)) instanceof JsonValue.Flag flag && flag.value();
        boolean isOfPackets = fields.text("rate_unit", "packets").equals("packets")
                && fields.text("burst_unit", "packets").equals("packets");
        String unit = fields.text("per", "second");
        if (!Limits.isUnit(unit)) {
            throw file.fault(value.from(), Limits.noUnit(unit));
        }
        long rate = Numbers.parse(fields.text("rate"));
        if (rate < 1) {
            throw file.fault(fields.get("rate").from(), Limits.noRate(fields.text("rate")));
        }
        Optional<Criterion.Limit> limit = isOver || !isOfPackets
                ? Optional.empty()
                : Limits.of(rate, unit, Numbers.parse(fields.text("burst", "0")));
        return limit.isPresent() ? new Statement.Rate(limit.get()) : new Statement.UnknownMatch();
    }

    private Statement answer(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        String kind = fields.text("type", "");
        switch (kind) {
            case "", "tcp reset" -> {
                return new Statement.Answer(kind, Optional.empty());
            }
            case "icmp", "icmpv6", "icmpx" -> {
                return new Statement.Answer(
                        kind, fields.has("expr") ? Optional.of(fields.text("expr")) : Optional.empty());
            }
            default -> throw file.fault(value.from(), Answers.noAnswer(kind));
        }
    }

    private Statement queue(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        boolean bypass = fields.items("flags").stream()
                .anyMatch(flag -> JsonFields.text(file, flag).equals("bypass"));
        QueueRange queues = new QueueRange(0, 0);
        if (fields.has("num")) {
            Expression num = expressions.of(fields.get("num"));
            Optional<QueueRange> range = queues(num);
            if (range.isEmpty()) {
                return new Statement.UnknownEffect();
            }
            queues = range.get();
        }
        return new Statement.Enqueue(queues, bypass);
    }

    private static Optional<QueueRange> queues(Expression num) {
        Expression first = num instanceof Expression.Range range ? range.first() : num;
        Expression last = num instanceof Expression.Range range ? range.last() : num;
        if (!(first instanceof Expression.Literal from) || !(last instanceof Expression.Literal to)) {
            return Optional.empty();
        }
        long lowest = Numbers.parse(from.text());
        long highest = Numbers.parse(to.text());
        return lowest >= 0 && lowest <= highest && highest <= MAX_QUEUE
                ? Optional.of(new QueueRange((int) lowest, (int) highest))
                : Optional.empty();
    }

    /** What iptables-nft has written: listings have the names of its matches, but not what these ask for. */
    private Optional<Statement> extension(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        boolean isComment = fields.text("type", "").equals("match")
                && fields.text("name", "").equals("comment");
        return isComment ? Optional.empty() : Optional.of(new Statement.UnknownEffect());
    }

    /** Sets and maps that rules write to. */
    private static void updates(JsonValue value, ParsedTable table) {
        if (value instanceof JsonValue.Members object) {
            for (JsonValue member : object.byName().values()) {
                if (member instanceof JsonValue.Text text && text.value().startsWith("@")) {
                    table.updatedSets().add(text.value().substring(1));
                }
            }
        }
    }
}
