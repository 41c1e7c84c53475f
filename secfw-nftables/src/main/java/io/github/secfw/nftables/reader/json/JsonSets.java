package io.github.secfw.nftables.reader.json;

import io.github.secfw.nftables.reader.syntax.Element;
import io.github.secfw.nftables.reader.syntax.SourceText;
import io.github.secfw.nftables.reader.table.MapValues;
import io.github.secfw.nftables.reader.table.NamedSet;
import io.github.secfw.nftables.reader.table.ParsedTable;
import io.github.secfw.nftables.reader.table.SetTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets and maps of JSON, and the elements that commands add and delete. */
final class JsonSets {

    private final SourceText file;
    private final JsonExpressions expressions;

    JsonSets(SourceText file, JsonExpressions expressions) {
        this.file = file;
        this.expressions = expressions;
    }

    /** Declares a set or map. */
    void declare(ParsedTable table, JsonFields fields, JsonValue value, boolean isMap) {
        String name = fields.string("name");
        NamedSet before = table.sets().getOrDefault(name, new NamedSet());
        NamedSet set = new NamedSet();
        set.setTypes(types(fields.get("type"), true));
        if (isMap) {
            set.setMap();
            set.setValues(values(fields.get("map")));
        }
        setProperties(set, fields);
        if (table.sets().containsKey(name) && !before.isLike(set)) {
            throw file.fault(value.from(), "the set or map \"" + name + "\" exists with another type or other flags");
        }
        Optional<JsonValue> written = fields.find("elem");
        List<Element> added = written.isPresent() ? elements(set, written.get()) : List.of();
        set.elements().addAll(added);
        set.setDeclared();
        if (!added.isEmpty()) {
            requireOpen(before, value);
        }
        set.continueFrom(before);
        table.sets().put(name, set);
        check(set, written.orElse(value));
    }

    private void setProperties(NamedSet set, JsonFields fields) {
        for (String parameter : List.of(NamedSet.SIZE, "timeout")) {
            if (fields.has(parameter)) {
                set.setParameter(parameter, fields.numeral(parameter).value());
                if (parameter.equals("timeout")) {
                    set.setTimeouts();
                }
            }
        }
        for (JsonValue flag : fields.items("flags")) {
            String word = JsonFields.text(file, flag);
            switch (word) {
                case "constant" -> set.setConstant();
                case "interval" -> set.setInterval();
                case "timeout" -> set.setTimeouts();
                case "dynamic" -> set.setDynamic();
                default ->
                    throw file.fault(
                            flag.from(),
                            "unknown flag \"" + word + "\" of a set: expected constant, interval, timeout or dynamic");
            }
        }
        if (fields.isTrue("auto-merge")) {
            set.setMerged();
        }
        fields.requireOneOf("policy", "performance", "memory");
        for (JsonValue statement : fields.items("stmt")) {
            switch (JsonFields.only(file, statement).getKey()) {
                case "counter", "last" -> {}
                case "limit", "quota", "ct count" -> set.setState();
                default ->
                    throw file.fault(
                            statement.from(),
                            "unknown statement \""
                                    + JsonFields.only(file, statement).getKey()
                                    + "\" of a set: expected counter, last, limit, quota or ct count");
            }
        }
    }

    /** Types by name, in an array for a concatenation; empty for those of a field. */
    private List<String> types(JsonValue value, boolean isKey) {
        if (value instanceof JsonValue.Members) {
            return List.of();
        }
        List<String> types = new ArrayList<>();
        for (JsonValue item : JsonFields.items(value)) {
            String type = JsonFields.string(file, item);
            if (!SetTypes.isKnown(type)) {
                throw file.fault(
                        item.from(), "unknown type \"" + type + "\": expected a type of nft, ipv4_addr for instance");
            }
            if (types.isEmpty() && isKey && !SetTypes.isKey(type)) {
                throw file.fault(item.from(), "keys cannot have the type \"" + type + "\": use another type");
            }
            types.add(type);
        }
        if (types.isEmpty()) {
            throw file.fault(value.from(), "a set or map needs a type: add one");
        }
        return types;
    }

    private MapValues values(JsonValue value) {
        if (value instanceof JsonValue.Members) {
            return MapValues.ofFields();
        }
        return value instanceof JsonValue.Text type && MapValues.isObject(type.value())
                ? MapValues.of(List.of(type.value()), false)
                : MapValues.of(types(value, false), true);
    }

    /** Adds elements. */
    void add(NamedSet set, JsonValue value) {
        requireOpen(set, value);
        set.elements().addAll(elements(set, value));
        check(set, value);
    }

    /** Deletes elements. */
    void remove(NamedSet set, JsonValue value) {
        requireOpen(set, value);
        set.remove(elements(set, value));
    }

    private List<Element> elements(NamedSet set, JsonValue value) {
        return expressions.elements(value, set.isMap()).elements();
    }

    /** Chains of verdicts are not checked here: nft lists maps before the chains that they lead to. */
    private void check(NamedSet set, JsonValue value) {
        set.fault().ifPresent(fault -> {
            throw file.fault(value.from(), fault);
        });
    }

    /** Refuses a change of what is in a constant set that a rule uses. */
    void requireOpen(NamedSet set, JsonValue value) {
        set.lock().ifPresent(fault -> {
            throw file.fault(value.from(), fault);
        });
    }
}
