package io.github.secfw.nftables.reader.json;

import io.github.secfw.net.LogOption;
import io.github.secfw.net.QueueRange;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.Expression.Decision;
import io.github.secfw.nftables.reader.syntax.FillOptions;
import io.github.secfw.nftables.reader.syntax.LimitRate;
import io.github.secfw.nftables.reader.syntax.LogStatements;
import io.github.secfw.nftables.reader.syntax.NumberLiterals;
import io.github.secfw.nftables.reader.syntax.SourceText;
import io.github.secfw.nftables.reader.syntax.Statement;
import io.github.secfw.nftables.reader.syntax.Statement.Comparison;
import io.github.secfw.nftables.reader.table.NamedSet;
import io.github.secfw.nftables.reader.table.ParsedTable;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
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
            case "quota" -> Optional.of(quota(value));
            case "ct count" -> Optional.of(count(value));
            case "xt" -> extension(value);
            case "set" -> Optional.of(fill(value, table));
            case "meter" -> Optional.of(meter(value, table));
            case "map" -> {
                updates(value, table);
                yield Optional.of(new Statement.UnmodelledEffect());
            }
            case "ct helper", "ct timeout", "ct expectation" -> {
                if (value instanceof JsonValue.Text name) {
                    yield Optional.of(new Statement.SetObject(member.getKey(), name.value()));
                }
                new JsonFields(file, value).get("map");
                yield Optional.of(new Statement.UnmodelledEffect());
            }
            case "secmark" -> {
                if (value instanceof JsonValue.Text name && !table.labels().containsKey(name.value())) {
                    throw file.fault(
                            value.from(),
                            "table " + table.key() + " has no secmark \"" + name.value()
                                    + "\": declare it in the table");
                }
                yield Optional.of(new Statement.UnmodelledEffect());
            }
            case "reset" -> Optional.of(reset(value));
            case "dup", "fwd", "flow" -> {
                new JsonFields(file, value)
                        .get(
                                member.getKey().equals("dup")
                                        ? "addr"
                                        : member.getKey().equals("fwd") ? "dev" : "flowtable");
                yield Optional.of(new Statement.UnmodelledEffect());
            }
            case "snat", "dnat", "masquerade", "redirect", "notrack", "tproxy", "synproxy", "optstrip" ->
                Optional.of(new Statement.UnmodelledEffect());
            default ->
                throw file.fault(whole.from(), "unknown statement \"" + member.getKey() + "\": use one of nft's");
        };
    }

    private Statement match(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        Expression left = expressions.field(fields.get("left"));
        return new Statement.Compare(left, comparison(fields), expressions.compared(left, fields.get("right")));
    }

    private Comparison comparison(JsonFields fields) {
        String operator = fields.string("op");
        return switch (operator) {
            case "in" -> Comparison.IMPLICIT;
            case "==" -> Comparison.EQUAL;
            case "!=" -> Comparison.UNEQUAL;
            case "<" -> Comparison.BELOW;
            case ">" -> Comparison.ABOVE;
            case "<=" -> Comparison.AT_MOST;
            case ">=" -> Comparison.AT_LEAST;
            case "!" -> Comparison.NONE_OF;
            default ->
                throw file.fault(fields.get("op").from(), "unknown operator \"" + operator + "\": use one of nft's");
        };
    }

    private Statement choose(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        return new Statement.VerdictMap(expressions.field(fields.get("key")), expressions.map(fields.get("data")));
    }

    private Statement assign(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        Expression key = expressions.field(fields.get("key"));
        JsonValue written = fields.get("value");
        Expression assigned = expressions.of(written);
        if (assigned instanceof Decision
                || assigned instanceof Expression.Range
                || assigned instanceof Expression.Named) {
            throw file.fault(written.from(), "invalid value to write: expected a number, name, field or map");
        }
        return key instanceof Expression.Field field
                ? new Statement.Assign(field.name(), assigned)
                : new Statement.UnmodelledEffect();
    }

    /** A counter that a map chooses is a match too. */
    private Optional<Statement> counter(JsonValue value) {
        if (value instanceof JsonValue.Text name) {
            return Optional.of(new Statement.UseObject("counter", name.value()));
        }
        if (value instanceof JsonValue.Members object && object.byName().containsKey("map")) {
            return Optional.of(new Statement.UnmodelledMatch());
        }
        if (!(value instanceof JsonValue.Nothing)) {
            JsonFields fields = new JsonFields(file, value);
            fields.numeral("packets");
            fields.numeral("bytes");
        }
        return Optional.empty();
    }

    private Statement log(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        Set<LogOption> options = EnumSet.noneOf(LogOption.class);
        for (JsonValue flag : fields.items("flags")) {
            String word = JsonFields.text(file, flag);
            if (word.equals("all")) {
                options.addAll(EnumSet.allOf(LogOption.class));
            } else {
                options.add(LogStatements.option(word, file, flag.from()));
            }
        }
        Map<String, Integer> group = new HashMap<>();
        for (String option : List.of(LogStatements.GROUP, LogStatements.SNAPLEN, LogStatements.THRESHOLD)) {
            if (fields.has(option)) {
                group.put(option, fields.number(option, 0, Integer.MAX_VALUE));
            }
        }
        return LogStatements.statement(
                fields.text("prefix", ""),
                fields.text("level", "warn"),
                options,
                group,
                fields.has("level"),
                file,
                value.from());
    }

    private Statement limit(JsonValue value) {
        return value instanceof JsonValue.Text name
                ? new Statement.Count("limit name " + name.value(), "limit", name.value(), true)
                : value instanceof JsonValue.Members object && object.byName().containsKey("map")
                        ? new Statement.UnmodelledMatch()
                        : rate(value).statement();
    }

    /** A rate, of a statement or an object. */
    LimitRate rate(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        String unit = fields.string("per");
        if (!LimitRate.isUnit(unit)) {
            throw file.fault(value.from(), LimitRate.unknownUnit(unit));
        }
        long rate = NumberLiterals.parse(fields.numeral("rate").value());
        if (rate < 1) {
            throw file.fault(fields.get("rate").from(), LimitRate.invalidRate(fields.text("rate")));
        }
        String rateUnit = fields.text("rate_unit", "packets");
        boolean isOfBytes = !rateUnit.equals("packets");
        long burst = fields.has("burst") ? NumberLiterals.parse(fields.text("burst")) : -1;
        String burstUnit = fields.text("burst_unit", isOfBytes ? "bytes" : "packets");
        if (!isOfBytes && burst == 0) {
            throw file.fault(fields.get("burst").from(), LimitRate.invalidBurst("0"));
        }
        return new LimitRate(
                isOfBytes ? bytes(rate, rateUnit, value) : rate,
                unit,
                isOfBytes && burst >= 0 ? bytes(burst, burstUnit, value) : burst,
                fields.isTrue("inv"),
                isOfBytes);
    }

    private long bytes(long number, String unit, JsonValue value) {
        long bytes = LimitRate.bytes(unit);
        if (bytes == 0) {
            throw file.fault(value.from(), LimitRate.unknownBytes(unit));
        }
        return number > Long.MAX_VALUE / bytes ? Long.MAX_VALUE : number * bytes;
    }

    private Statement quota(JsonValue value) {
        return value instanceof JsonValue.Text name
                ? new Statement.Count("quota name " + name.value(), "quota", name.value(), true)
                : value instanceof JsonValue.Members object && object.byName().containsKey("map")
                        ? new Statement.UnmodelledMatch()
                        : Statement.Count.ofRule(quotaWords(value), true);
    }

    /** A quota, of a statement or an object, in canonical words. */
    String quotaWords(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        long all = fields.has("bytes")
                ? NumberLiterals.parse(fields.text("bytes"))
                : bytes(amount(fields), fields.text("val_unit", "bytes"), value);
        long used = bytes(NumberLiterals.parse(fields.text("used", "0")), fields.text("used_unit", "bytes"), value);
        return "quota " + (fields.isTrue("inv") ? "over " : "") + all + " bytes"
                + (used == 0 ? "" : " used " + used + " bytes");
    }

    private long amount(JsonFields fields) {
        long amount = NumberLiterals.parse(fields.numeral("val").value());
        if (amount < 0) {
            throw file.fault(
                    fields.get("val").from(), "invalid quota \"" + fields.text("val") + "\": expected a number from 0");
        }
        return amount;
    }

    private Statement count(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        return Statement.Count.ofRule(
                "ct count " + (fields.isTrue("inv") ? "over " : "") + fields.number("val", 0, Integer.MAX_VALUE),
                false);
    }

    private Statement reset(JsonValue value) {
        return expressions.field(value) instanceof Expression.Field option
                        && option.name().startsWith("tcp ")
                ? new Statement.Assign(option.name(), new Expression.Literal("reset"))
                : new Statement.UnmodelledEffect();
    }

    private Statement fill(JsonValue value, ParsedTable table) {
        updates(value, table);
        JsonFields fields = new JsonFields(file, value);
        String set = fields.text("set");
        if (!set.startsWith("@")) {
            throw file.fault(fields.get("set").from(), "invalid name of a set \"" + set + "\": write \"@\" before it");
        }
        return element(
                fields.oneOf("op", "add", "update", "delete"),
                set.substring(1),
                fields.get("elem"),
                fields.items("stmt"),
                table);
    }

    private Statement meter(JsonValue value, ParsedTable table) {
        JsonFields fields = new JsonFields(file, value);
        String name = fields.string("name");
        fields.get("stmt");
        table.sets().computeIfAbsent(name, key -> new NamedSet()).setTimeouts();
        table.updatedSets().add(name);
        return element("add", name, fields.get("key"), fields.items("stmt"), table);
    }

    private Statement element(
            String operation, String set, JsonValue element, List<JsonValue> matches, ParsedTable table) {
        StringBuilder options = new StringBuilder();
        if (element instanceof JsonValue.Members object && object.byName().containsKey("elem")) {
            JsonFields fields = new JsonFields(file, new JsonFields(file, element).get("elem"));
            for (String option : List.of("timeout", "expires")) {
                if (fields.has(option)) {
                    options.append(' ').append(option).append(' ').append(fields.text(option));
                }
            }
        }
        boolean isKnown = true;
        for (JsonValue match : matches) {
            Optional<Statement> asked = of(match, table);
            asked.ifPresent(one -> options.append(' ').append(FillOptions.words(one)));
            isKnown &= !(asked.orElse(new Statement.UnmodelledEffect()) instanceof Statement.UnmodelledMatch);
        }
        return new Statement.Fill(operation, set, expressions.of(element), options.toString(), isKnown);
    }

    private Statement answer(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        String kind = fields.text("type", "");
        switch (kind) {
            case "", "tcp reset" -> {
                if (!kind.isEmpty() && fields.has("expr")) {
                    throw file.fault(fields.get("expr").from(), "a tcp reset has no code: leave \"expr\" out");
                }
                return new Statement.Reject(kind, Optional.empty());
            }
            case "icmp", "icmpv6", "icmpx" -> {
                return new Statement.Reject(
                        kind, fields.has("expr") ? Optional.of(fields.text("expr")) : Optional.empty());
            }
            default -> throw file.fault(value.from(), Statement.Reject.unknown(kind));
        }
    }

    private Statement queue(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        boolean bypass = false;
        for (JsonValue flag : fields.items("flags")) {
            String word = JsonFields.string(file, flag);
            if (!word.equals("bypass") && !word.equals("fanout")) {
                throw file.fault(flag.from(), "unknown flag \"" + word + "\" of a queue: expected bypass or fanout");
            }
            bypass |= word.equals("bypass");
        }
        QueueRange queues = new QueueRange(0, 0);
        if (fields.has("num")) {
            Expression num = expressions.of(fields.get("num"));
            Optional<QueueRange> range = queues(num, fields.get("num"));
            if (range.isEmpty()) {
                return new Statement.UnmodelledEffect();
            }
            queues = range.get();
        }
        return new Statement.Queue(queues, bypass);
    }

    /** Empty where a function or map chooses the queue. */
    private Optional<QueueRange> queues(Expression num, JsonValue value) {
        Expression first = num instanceof Expression.Range range ? range.first() : num;
        Expression last = num instanceof Expression.Range range ? range.last() : num;
        if (first instanceof Expression.Elements || (first instanceof Expression.Field field && !isFunction(field))) {
            throw file.fault(value.from(), "invalid queue: expected a number, range or function");
        }
        if (!(first instanceof Expression.Literal from) || !(last instanceof Expression.Literal to)) {
            return Optional.empty();
        }
        long lowest = NumberLiterals.parse(from.text());
        long highest = NumberLiterals.parse(to.text());
        if (lowest < 0 || lowest > highest || highest > MAX_QUEUE || value instanceof JsonValue.Flag) {
            throw file.fault(
                    value.from(), "invalid queue: expected a number, or a rising range, from 0 to " + MAX_QUEUE);
        }
        return Optional.of(new QueueRange((int) lowest, (int) highest));
    }

    private static boolean isFunction(Expression.Field field) {
        return field.name().startsWith("numgen ") || field.name().startsWith("symhash");
    }

    /** What iptables-nft has written: listings have the names of its matches, but not what these ask for. */
    private Optional<Statement> extension(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        boolean isComment = fields.text("type", "").equals("match")
                && fields.text("name", "").equals("comment");
        return isComment ? Optional.empty() : Optional.of(new Statement.UnmodelledEffect());
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
