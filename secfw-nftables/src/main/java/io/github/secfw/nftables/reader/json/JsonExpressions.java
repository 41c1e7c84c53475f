package io.github.secfw.nftables.reader.json;

import io.github.secfw.nftables.reader.syntax.Element;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.Expression.Decision;
import io.github.secfw.nftables.reader.syntax.SourceText;
import io.github.secfw.nftables.reader.table.Ruleset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes expressions of JSON. The depth of the JSON is bounded, and so is theirs. */
final class JsonExpressions {

    private final SourceText file;
    private final Ruleset ruleset;
    private final JsonMatchFields matchFields;

    JsonExpressions(SourceText file, Ruleset ruleset) {
        this.file = file;
        this.ruleset = ruleset;
        this.matchFields = new JsonMatchFields(file);
    }

    Expression of(JsonValue value) {
        ruleset.countParts(1, file, value.from());
        if (value instanceof JsonValue.Text text) {
            return word(text.value());
        }
        if (value instanceof JsonValue.Numeral number) {
            return new Expression.Literal(number.value());
        }
        if (value instanceof JsonValue.Flag flag) {
            return new Expression.Literal(flag.value() ? "1" : "0");
        }
        if (value instanceof JsonValue.Array array) {
            return new Expression.Flags(all(array.items()));
        }
        Map.Entry<String, JsonValue> member = JsonFields.only(file, value);
        return of(member.getKey(), member.getValue(), value);
    }

    private static Expression word(String word) {
        if (word.equals("*")) {
            return new Expression.Wildcard();
        }
        return word.startsWith("@") ? new Expression.Named(word.substring(1)) : new Expression.Literal(word);
    }

    private List<Expression> all(List<JsonValue> values) {
        List<Expression> all = new ArrayList<>(values.size());
        values.forEach(value -> all.add(of(value)));
        return all;
    }

    private Expression of(String kind, JsonValue value, JsonValue whole) {
        return switch (kind) {
            case "concat" -> concatenation(value);
            case "set" -> elements(value, false);
            case "map" -> mapped(value);
            case "range" -> range(value);
            case "prefix" -> prefix(value);
            case "payload" -> matchFields.payload(value);
            case "meta" -> new Expression.Field("meta " + new JsonFields(file, value).text("key"));
            case "ct" -> matchFields.connection(value);
            case "socket" -> matchFields.socket(value);
            case "fib" -> matchFields.fib(value);
            case "rt" -> matchFields.route(value);
            case "osf" -> matchFields.operatingSystem(value);
            case "ipsec" -> matchFields.ipsec(value);
            case "numgen" -> matchFields.generator(value);
            case "symhash" -> matchFields.flowHash(value);
            case "jhash" ->
                new Expression.Hash(of(new JsonFields(file, value).get("expr")), matchFields.numbers(value));
            case "tcp option", "ip option", "sctp chunk", "dccp option" -> matchFields.option(kind, value);
            case "exthdr" -> matchFields.extension(value);
            case "elem" -> of(new JsonFields(file, value).get("val"));
            case "|" -> operation('|', value);
            case "&" -> operation('&', value);
            case "^" -> operation('^', value);
            case "<<" -> operation('<', value);
            case ">>" -> operation('>', value);
            default ->
                decision(kind, value)
                        .map(Expression.class::cast)
                        .orElseThrow(() -> file.fault(whole.from(), "there is no expression \"" + kind + "\""));
        };
    }

    /** A verdict, if the kind is one. */
    Optional<Decision> decision(String kind, JsonValue value) {
        return switch (kind) {
            case "accept" -> decision(Decision.Kind.ACCEPT, value);
            case "drop" -> decision(Decision.Kind.DROP, value);
            case "continue" -> decision(Decision.Kind.CONTINUE, value);
            case "return" -> decision(Decision.Kind.RETURN, value);
            case "jump" -> jump(Decision.Kind.JUMP, value);
            case "goto" -> jump(Decision.Kind.GOTO, value);
            default -> Optional.empty();
        };
    }

    private Optional<Decision> decision(Decision.Kind kind, JsonValue value) {
        return Optional.of(new Decision(kind, Optional.empty(), file, value.from()));
    }

    private Optional<Decision> jump(Decision.Kind kind, JsonValue value) {
        String chain = new JsonFields(file, value).text("target");
        return Optional.of(new Decision(kind, Optional.of(chain), file, value.from()));
    }

    /** The elements of a set or map. */
    Expression.Elements elements(JsonValue value, boolean isMap) {
        List<Element> elements = new ArrayList<>();
        for (JsonValue item : JsonFields.items(value)) {
            ruleset.countElement(file, item.from());
            if (isMap) {
                List<JsonValue> pair = JsonFields.items(item);
                if (pair.size() != 2) {
                    throw file.fault(item.from(), "an element of a map is a key and a value: write both in an array");
                }
                elements.add(new Element(of(pair.get(0)), Optional.of(of(pair.get(1))), option(pair.get(0))));
            } else {
                elements.add(new Element(of(item), Optional.empty(), option(item)));
            }
        }
        return new Expression.Elements(elements);
    }

    /** What an element has beside its key. */
    private static Element.Option option(JsonValue key) {
        Element.Option option = Element.Option.NONE;
        if (key instanceof JsonValue.Members object
                && object.byName().get("elem") instanceof JsonValue.Members element) {
            for (String member : element.byName().keySet()) {
                Element.Option one = option(member);
                option = one.compareTo(option) > 0 ? one : option;
            }
        }
        return option;
    }

    private static Element.Option option(String member) {
        return switch (member) {
            case "val", "comment", "counter", "last" -> Element.Option.NONE;
            case "timeout", "expires" -> Element.Option.TIMEOUT;
            default -> Element.Option.STATE;
        };
    }

    private Expression mapped(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        return new Expression.Mapped(of(fields.get("key")), map(fields.get("data")));
    }

    /** A map in an object, or by its name. */
    Expression map(JsonValue data) {
        if (data instanceof JsonValue.Members object && object.byName().get("set") instanceof JsonValue.Array set) {
            return elements(set, true);
        }
        Expression map = of(data);
        if (!(map instanceof Expression.Named)) {
            throw file.fault(data.from(), "a map is missing here: write its elements as a set, or its name behind '@'");
        }
        return map;
    }

    private Expression concatenation(JsonValue value) {
        List<Expression> parts = all(JsonFields.items(value));
        if (parts.size() < 2) {
            throw file.fault(value.from(), "a concatenation has at least two parts, not " + parts.size());
        }
        return new Expression.Concatenation(parts);
    }

    private Expression range(JsonValue value) {
        List<Expression> bounds = all(JsonFields.items(value));
        if (bounds.size() != 2) {
            throw file.fault(value.from(), "a range has two bounds, not " + bounds.size());
        }
        return new Expression.Range(bounds.get(0), bounds.get(1));
    }

    private Expression prefix(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        return new Expression.Prefix(of(fields.get("addr")), fields.number("len", 0, 128));
    }

    private Expression operation(char operator, JsonValue value) {
        List<Expression> operands = all(JsonFields.items(value));
        if (operands.size() < 2 || operands.size() > Expression.MAX_DEPTH) {
            throw file.fault(
                    value.from(),
                    "an operation has 2 to " + Expression.MAX_DEPTH + " operands, not " + operands.size());
        }
        Expression result = operands.get(0);
        for (Expression operand : operands.subList(1, operands.size())) {
            result = new Expression.Operation(operator, result, operand);
        }
        return result;
    }
}
