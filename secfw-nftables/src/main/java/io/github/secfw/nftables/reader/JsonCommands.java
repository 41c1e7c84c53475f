package io.github.secfw.nftables.reader;

import io.github.secfw.nftables.reader.ParsedRule.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what the commands of a JSON text say, one after the other; an object by itself is added. */
final class JsonCommands {

    private final SourceText file;
    private final Ruleset ruleset;
    private final JsonDocument document;
    private final JsonExpressions expressions;
    private final JsonStatements statements;
    private int line = 1;
    private int countedTo;

    JsonCommands(SourceText file, Ruleset ruleset) {
        this.file = file;
        this.ruleset = ruleset;
        this.document = new JsonDocument(file);
        this.expressions = new JsonExpressions(file, ruleset);
        this.statements = new JsonStatements(file, expressions);
    }

    void parse() {
        document.forEachCommand(value -> {
            command(value);
            ruleset.references().check();
        });
    }

    private void command(JsonValue value) {
        Map.Entry<String, JsonValue> member = JsonFields.only(file, value);
        switch (member.getKey()) {
            case "metainfo" -> {}
            case "add", "create" -> {
                refuseHandle(member.getValue());
                add(JsonFields.only(file, member.getValue()), false);
            }
            case "insert" -> {
                refuseHandle(member.getValue());
                add(JsonFields.only(file, member.getValue()), true);
            }
            case "delete", "destroy" -> delete(member.getValue());
            case "flush" -> flush(member.getValue());
            default -> add(member, false);
        }
    }

    private void refuseHandle(JsonValue value) {
        Map.Entry<String, JsonValue> member = JsonFields.only(file, value);
        if (member.getKey().equals("rule")) {
            JsonFields rule = new JsonFields(file, member.getValue());
            for (String name : List.of("handle", "position", "index")) {
                if (rule.has(name)) {
                    throw file.fault(
                            rule.get(name).from(),
                            "the rule of a \"" + name + "\" is not known here: add whole chains in order");
                }
            }
        }
    }

    private void add(Map.Entry<String, JsonValue> object, boolean isFirst) {
        JsonFields fields = new JsonFields(file, object.getValue());
        switch (object.getKey()) {
            case "table" -> {
                ParsedTable table = ruleset.add(key(fields, "name"));
                table.setDormant(fields.items("flags").stream()
                        .anyMatch(flag -> JsonFields.text(file, flag).equals("dormant")));
            }
            case "chain" -> chain(fields, object.getValue());
            case "rule" -> rule(fields, object.getValue(), isFirst);
            case "set" -> set(fields, false);
            case "map" -> set(fields, true);
            case "element" -> {
                NamedSet set = setOf(fields);
                set.elements()
                        .addAll(expressions
                                .elements(fields.get("elem"), set.isMap())
                                .elements());
            }
            case "secmark" -> table(fields).labels().putIfAbsent(fields.text("name"), fields.text("context"));
            case "limit" ->
                table(fields)
                        .addObject(
                                "limit",
                                fields.text("name"),
                                statements.rate(object.getValue()).words());
            case "quota" ->
                table(fields).addObject("quota", fields.text("name"), statements.quotaWords(object.getValue()));
            case "ct helper" ->
                table(fields)
                        .addObject(
                                "ct helper",
                                fields.text("name"),
                                FieldNames.helper(
                                        fields.text("type"),
                                        fields.text("protocol"),
                                        fields.text("l3proto", ""),
                                        fields.text("family")));
            case "counter", "ct timeout", "ct expectation", "synproxy", "flowtable" ->
                table(fields)
                        .addObject(
                                object.getKey(),
                                fields.text("name"),
                                origin(object.getValue()).whole());
            default ->
                throw file.fault(
                        object.getValue().from(),
                        "there is no command or object \"" + object.getKey() + "\" that is known here");
        }
    }

    private void chain(JsonFields fields, JsonValue value) {
        ParsedTable table = table(fields);
        ParsedChain chain = table.chains().computeIfAbsent(fields.text("name"), ParsedChain::new);
        if (fields.has("hook")) {
            String hook = fields.text("hook");
            String type = fields.text("type");
            if (!Hooks.isKnown(hook) || !HookParser.isType(type)) {
                throw file.fault(value.from(), "there is no hook \"" + hook + "\" of type \"" + type + "\"");
            }
            int priority = fields.number("prio", -Integer.MAX_VALUE, Integer.MAX_VALUE);
            BaseHook base = new BaseHook(type, hook, priority, origin(value), line(value.from()));
            chain.fault(base).ifPresent(fault -> {
                throw file.fault(value.from(), fault);
            });
            chain.setHook(base);
        }
        if (fields.has("policy")) {
            String policy = fields.text("policy");
            if (!policy.equals("accept") && !policy.equals("drop")) {
                throw file.fault(fields.get("policy").from(), HookParser.noPolicy(policy));
            }
            chain.setDrops(policy.equals("drop"));
        }
        chain.setDeclared();
    }

    private void rule(JsonFields fields, JsonValue value, boolean isFirst) {
        ParsedTable table = table(fields);
        ParsedChain chain = ruleset.chain(table, fields.text("chain"), file, value.from());
        ruleset.countRule(file, value.from());
        JsonValue written = fields.get("expr");
        List<Placed> placed = new ArrayList<>();
        for (JsonValue one : JsonFields.items(written)) {
            ruleset.countParts(1, file, one.from());
            Optional<Statement> statement = statements.of(one, table);
            if (statement.isPresent()) {
                placed.add(new Placed(statement.get(), one.from(), one.to()));
            }
        }
        ParsedRule rule = new ParsedRule(file, written.from(), written.to(), line(value.from()), placed, "");
        ruleset.references().add(table, rule);
        if (isFirst) {
            chain.addFirst(rule);
        } else {
            chain.addRule(rule);
        }
    }

    private Origin origin(JsonValue value) {
        return new Origin(file, value.from(), value.to());
    }

    private void set(JsonFields fields, boolean isMap) {
        NamedSet set = table(fields).sets().computeIfAbsent(fields.text("name"), name -> new NamedSet());
        if (isMap) {
            set.setMap();
        }
        for (String parameter : List.of("size", "timeout")) {
            if (fields.has(parameter)) {
                set.setParameter(parameter, fields.text(parameter));
                if (parameter.equals("timeout")) {
                    set.setTimeouts();
                }
            }
        }
        for (JsonValue flag : fields.items("flags")) {
            switch (JsonFields.text(file, flag)) {
                case "constant" -> set.setConstant();
                case "interval" -> set.setInterval();
                case "timeout" -> set.setTimeouts();
                default -> {}
            }
        }
        for (JsonValue statement : fields.items("stmt")) {
            switch (JsonFields.only(file, statement).getKey()) {
                case "counter", "last" -> {}
                default -> set.setState();
            }
        }
        fields.find("elem")
                .ifPresent(found ->
                        set.elements().addAll(expressions.elements(found, isMap).elements()));
    }

    private void delete(JsonValue value) {
        Map.Entry<String, JsonValue> object = JsonFields.only(file, value);
        JsonFields fields = new JsonFields(file, object.getValue());
        switch (object.getKey()) {
            case "table" -> ruleset.remove(key(fields, "name"));
            case "chain" -> table(fields).chains().remove(fields.text("name"));
            case "set", "map" -> table(fields).sets().remove(fields.text("name"));
            case "element" -> {
                NamedSet set = setOf(fields);
                set.remove(expressions.elements(fields.get("elem"), set.isMap()).elements());
            }
            case "secmark" -> table(fields).labels().remove(fields.text("name"));
            case "counter", "quota", "limit", "ct helper", "ct timeout", "ct expectation", "synproxy", "flowtable" ->
                table(fields).deleteObject(object.getKey(), fields.text("name"));
            default ->
                throw file.fault(
                        value.from(),
                        "what to delete is not known by \"" + object.getKey()
                                + "\": delete a table, chain, set, map, element or object, and write it anew");
        }
    }

    private void flush(JsonValue value) {
        Map.Entry<String, JsonValue> object = JsonFields.only(file, value);
        JsonFields fields = new JsonFields(file, object.getValue());
        switch (object.getKey()) {
            case "ruleset" -> ruleset.flush(fields.text("family", ""));
            case "table" -> {
                ParsedTable table = ruleset.table(key(fields, "name"), file, value.from());
                ruleset.countParts(table.chains().size(), file, value.from());
                table.chains().values().forEach(chain -> chain.rules().clear());
            }
            case "chain" ->
                ruleset.chain(table(fields), fields.text("name"), file, value.from())
                        .rules()
                        .clear();
            case "set", "map" -> {
                NamedSet set = setOf(fields);
                set.elements().clear();
            }
            default ->
                throw file.fault(
                        value.from(),
                        "there is no \"" + object.getKey() + "\" to flush: write ruleset, table, chain, set or map");
        }
    }

    private static ParsedTable.Key key(JsonFields fields, String name) {
        return new ParsedTable.Key(fields.text("family"), fields.text(name));
    }

    private ParsedTable table(JsonFields fields) {
        return ruleset.table(key(fields, "table"), file, fields.get("table").from());
    }

    private NamedSet setOf(JsonFields fields) {
        return ruleset.set(
                table(fields), fields.text("name"), file, fields.get("name").from());
    }

    /** Lines are asked for in the order of the text. */
    private int line(int at) {
        for (; countedTo < at; countedTo++) {
            if (file.text().charAt(countedTo) == '\n') {
                line++;
            }
        }
        return line;
    }
}
