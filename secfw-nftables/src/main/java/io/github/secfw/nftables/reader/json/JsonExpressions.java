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

    /** Something that a packet has: a value has no type by itself. */
    Expression field(JsonValue value) {
        Expression field = of(value);
        boolean isValue = field instanceof Expression.Literal
                || field instanceof Expression.Elements
                || field instanceof Expression.Named
                || field instanceof Expression.Wildcard
                || field instanceof Expression.Range
                || field instanceof Expression.Prefix
                || field instanceof Expression.Flags
                || field instanceof Decision;
        if (isValue) {
            throw file.fault(value.from(), "expected a field of packets, not a value: write payload, meta or ct");
        }
        return field;
    }

    /** What a field is compared with. */
    Expression compared(Expression field, JsonValue value) {
        Expression compared = of(value);
        if (value instanceof JsonValue.Flag && isNumeric(field)) {
            throw file.fault(value.from(), "this field is not true or false: write a number or name");
        }
        if (compared instanceof Decision
                || compared instanceof Expression.Field
                || compared instanceof Expression.Wildcard) {
            throw file.fault(value.from(), "expected a value: write a number, string, range, prefix or set");
        }
        return compared;
    }

    /** nft compares with true and false what can be missing: options, routes, sockets. */
    private static boolean isNumeric(Expression expression) {
        return expression instanceof Expression.Field field
                && ((field.name().startsWith("tcp ") && !field.name().startsWith("tcp option"))
                        || field.name().startsWith("udp ")
                        || (field.name().startsWith("ip ") && !field.name().startsWith("ip option"))
                        || field.name().equals("meta mark")
                        || field.name().equals("meta iifname")
                        || field.name().equals("meta oifname"));
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
            case "meta" -> matchFields.meta(value);
            case "ct" -> matchFields.connection(value);
            case "socket" -> matchFields.socket(value);
            case "fib" -> matchFields.fib(value);
            case "rt" -> matchFields.route(value);
            case "osf" -> matchFields.operatingSystem(value);
            case "ipsec" -> matchFields.ipsec(value);
            case "numgen" -> matchFields.generator(value);
            case "symhash" -> matchFields.flowHash(value);
            case "jhash" ->
                new Expression.Hash(field(new JsonFields(file, value).get("expr")), matchFields.numbers(value));
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
                        .orElseThrow(() ->
                                file.fault(whole.from(), "unknown expression \"" + kind + "\": use one of nft's"));
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
        String chain = new JsonFields(file, value).string("target");
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
                    throw file.fault(item.from(), "expected a key and a value of a map: write both in an array");
                }
                elements.add(new Element(element(pair.get(0)), Optional.of(of(pair.get(1))), option(pair.get(0))));
            } else {
                elements.add(new Element(element(item), Optional.empty(), option(item)));
            }
        }
        return new Expression.Elements(elements);
    }

    private Expression element(JsonValue value) {
        Expression element = of(value);
        if (element instanceof Decision
                || element instanceof Expression.Field
                || element instanceof Expression.Named
                || element instanceof Expression.Elements) {
            throw file.fault(value.from(), "invalid element of a set or map: write a number, string, range or prefix");
        }
        return element;
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
        return new Expression.Mapped(field(fields.get("key")), map(fields.get("data")));
    }

    /** A map in an object, or by its name. */
    Expression map(JsonValue data) {
        if (data instanceof JsonValue.Members object && object.byName().get("set") instanceof JsonValue.Array set) {
            return elements(set, true);
        }
        Expression map = of(data);
        if (!(map instanceof Expression.Named)) {
            throw file.fault(data.from(), "expected a map: write its elements as a set, or \"@\" and its name");
        }
        return map;
    }

    private Expression concatenation(JsonValue value) {
        List<Expression> parts = all(JsonFields.items(value));
        if (parts.size() < 2) {
            throw file.fault(value.from(), "concatenation of " + parts.size() + ": expected two parts or more");
        }
        return new Expression.Concatenation(parts);
    }

    private Expression range(JsonValue value) {
        List<Expression> bounds = all(JsonFields.items(value));
        if (bounds.size() != 2) {
            throw file.fault(value.from(), "range of " + bounds.size() + " bounds: expected two");
        }
        return new Expression.Range(bounds.get(0), bounds.get(1));
    }

    private Expression prefix(JsonValue value) {
        JsonFields fields = new JsonFields(file, value);
        fields.numeral("len");
        Expression address = of(fields.get("addr"));
        if (!(address instanceof Expression.Literal)) {
            throw file.fault(fields.get("addr").from(), "expected an address: write it in quotes");
        }
        return new Expression.Prefix(address, fields.number("len", 0, 128));
    }

    private Expression operation(char operator, JsonValue value) {
        List<Expression> operands = all(JsonFields.items(value));
        if (operands.size() < 2 || operands.size() > Expression.MAX_DEPTH) {
            throw file.fault(
                    value.from(),
                    "operation on " + operands.size() + ": expected 2 to " + Expression.MAX_DEPTH + " operands");
        }
        Expression result = operands.get(0);
        for (Expression operand : operands.subList(1, operands.size())) {
            result = new Expression.Operation(operator, result, operand);
        }
        return result;
    }
}
