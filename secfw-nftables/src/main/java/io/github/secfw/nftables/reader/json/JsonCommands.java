package io.github.secfw.nftables.reader.json;

import io.github.secfw.nftables.reader.syntax.BaseHook;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.FieldNames;
import io.github.secfw.nftables.reader.syntax.Hooks;
import io.github.secfw.nftables.reader.syntax.Origin;
import io.github.secfw.nftables.reader.syntax.ParsedChain;
import io.github.secfw.nftables.reader.syntax.ParsedRule;
import io.github.secfw.nftables.reader.syntax.ParsedRule.Placed;
import io.github.secfw.nftables.reader.syntax.SourceText;
import io.github.secfw.nftables.reader.syntax.Statement;
import io.github.secfw.nftables.reader.table.NamedSet;
import io.github.secfw.nftables.reader.table.ParsedTable;
import io.github.secfw.nftables.reader.table.Ruleset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Does what the commands of a JSON text say, one after the other; an object by itself is added. */
public final class JsonCommands {

    private final SourceText file;
    private final Ruleset ruleset;
    private final JsonDocument document;
    private final JsonExpressions expressions;
    private final JsonStatements statements;
    private final JsonSets sets;
    private int line = 1;
    private int countedTo;

    public JsonCommands(SourceText file, Ruleset ruleset) {
        this.file = file;
        this.ruleset = ruleset;
        this.document = new JsonDocument(file);
        this.expressions = new JsonExpressions(file, ruleset);
        this.statements = new JsonStatements(file, expressions);
        this.sets = new JsonSets(file, expressions);
    }

    public void parse() {
        document.forEachCommand(value -> {
            command(value);
            ruleset.references().check();
        });
    }

    private void command(JsonValue value) {
        Map.Entry<String, JsonValue> member = JsonFields.only(file, value);
        switch (member.getKey()) {
            case "metainfo" -> {
                JsonFields info = new JsonFields(file, member.getValue());
                if (info.has("json_schema_version") && info.get("json_schema_version") instanceof JsonValue.Numeral) {
                    info.number("json_schema_version", Integer.MIN_VALUE, 1);
                }
            }
            case "add" -> {
                refuseHandle(member.getValue());
                add(JsonFields.only(file, member.getValue()), false);
            }
            case "create" -> {
                refuseHandle(member.getValue());
                refuseExisting(JsonFields.only(file, member.getValue()));
                add(JsonFields.only(file, member.getValue()), false);
            }
            case "insert" -> {
                refuseHandle(member.getValue());
                Map.Entry<String, JsonValue> object = JsonFields.only(file, member.getValue());
                if (!object.getKey().equals("rule")) {
                    throw file.fault(
                            member.getValue().from(),
                            "\"insert\" takes rules only, not a \"" + object.getKey() + "\": write add");
                }
                add(object, true);
            }
            case "delete" -> delete(member.getValue(), true);
            case "destroy" -> delete(member.getValue(), false);
            case "flush" -> flush(member.getValue());
            default -> add(member, false);
        }
    }

    private void refuseExisting(Map.Entry<String, JsonValue> object) {
        JsonFields fields = new JsonFields(file, object.getValue());
        boolean exists = switch (object.getKey()) {
            case "table" -> ruleset.has(key(fields, "name"));
            case "chain" -> table(fields).chains().containsKey(fields.string("name"));
            case "set", "map" -> table(fields).sets().containsKey(fields.string("name"));
            case "secmark" -> table(fields).labels().containsKey(fields.string("name"));
            case "counter", "quota", "limit", "flowtable", "synproxy" ->
                table(fields).namesOf(object.getKey()).contains(fields.string("name"));
            default -> false;
        };
        if (exists) {
            throw file.fault(
                    object.getValue().from(), object.getKey() + " \"" + fields.string("name") + "\" exists: write add");
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
            case "set" -> sets.declare(table(fields), fields, object.getValue(), false);
            case "map" -> sets.declare(table(fields), fields, object.getValue(), true);
            case "element" -> sets.add(setOf(fields), fields.get("elem"));
            case "secmark" -> table(fields).labels().putIfAbsent(fields.string("name"), fields.string("context"));
            case "limit" ->
                table(fields)
                        .addObject(
                                "limit",
                                fields.string("name"),
                                statements.rate(object.getValue()).words());
            case "quota" ->
                table(fields).addObject("quota", fields.string("name"), statements.quotaWords(object.getValue()));
            case "ct helper" ->
                table(fields)
                        .addObject(
                                "ct helper",
                                fields.string("name"),
                                FieldNames.helper(
                                        fields.string("type"),
                                        fields.oneOf("protocol", "tcp", "udp"),
                                        fields.has("l3proto") ? fields.oneOf("l3proto", "ip", "ip6", "inet") : "",
                                        fields.text("family")));
            case "counter", "ct timeout", "ct expectation", "synproxy", "flowtable" ->
                table(fields)
                        .addObject(
                                object.getKey(),
                                fields.string("name"),
                                origin(object.getValue()).whole());
            default ->
                throw file.fault(
                        object.getValue().from(),
                        "unknown command or object \"" + object.getKey() + "\": use one of nft's");
        }
    }

    private void chain(JsonFields fields, JsonValue value) {
        ParsedTable table = table(fields);
        ParsedChain chain = table.chains().computeIfAbsent(fields.string("name"), ParsedChain::new);
        if (fields.has("hook")) {
            String hook = fields.text("hook");
            String type = fields.text("type");
            if (!Hooks.isKnown(hook) || !Hooks.isType(type)) {
                throw file.fault(value.from(), "unknown hook \"" + hook + "\" or type \"" + type + "\": use nft's");
            }
            boolean isOfDevices = hook.equals("ingress") || hook.equals("egress");
            if (fields.has("dev") && !isOfDevices) {
                throw file.fault(
                        fields.get("dev").from(), "a chain at \"" + hook + "\" has no device: leave \"dev\" out");
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
                throw file.fault(fields.get("policy").from(), Hooks.unknownPolicy(policy));
            }
            chain.setDrops(policy.equals("drop"));
        }
        chain.setDeclared();
    }

    private void rule(JsonFields fields, JsonValue value, boolean isFirst) {
        ParsedTable table = table(fields);
        ParsedChain chain = ruleset.chain(table, fields.string("chain"), file, value.from());
        ruleset.countRule(file, value.from());
        JsonValue written = fields.get("expr");
        if (!(written instanceof JsonValue.Array)) {
            throw file.fault(written.from(), "\"expr\" must be an array: write its statements in brackets");
        }
        boolean hasEnded = false;
        List<Placed> placed = new ArrayList<>();
        for (JsonValue one : JsonFields.items(written)) {
            ruleset.countParts(1, file, one.from());
            if (hasEnded) {
                throw file.fault(one.from(), "a statement after the end of the rule has no effect: write it before");
            }
            Optional<Statement> statement = statements.of(one, table);
            if (statement.isPresent()) {
                placed.add(new Placed(statement.get(), one.from(), one.to()));
                hasEnded = endsRule(statement.get());
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

    private static boolean endsRule(Statement statement) {
        return (statement instanceof Statement.Decide decide
                        && decide.decision().kind() != Expression.Decision.Kind.CONTINUE)
                || statement instanceof Statement.Reject
                || statement instanceof Statement.Queue;
    }

    private Origin origin(JsonValue value) {
        return new Origin(file, value.from(), value.to());
    }

    /** What is deleted must exist, what is destroyed need not. */
    private void delete(JsonValue value, boolean isRequired) {
        Map.Entry<String, JsonValue> object = JsonFields.only(file, value);
        JsonFields fields = new JsonFields(file, object.getValue());
        String kind = object.getKey();
        switch (kind) {
            case "table" -> {
                if (isRequired) {
                    ruleset.table(key(fields, "name"), file, value.from());
                }
                ruleset.remove(key(fields, "name"));
            }
            case "chain" ->
                table(fields)
                        .chains()
                        .remove(named(fields, kind, table(fields).chains().keySet(), isRequired));
            case "set", "map" ->
                table(fields)
                        .sets()
                        .remove(named(fields, kind, table(fields).sets().keySet(), isRequired));
            case "element" -> sets.remove(setOf(fields), fields.get("elem"));
            case "secmark" ->
                table(fields)
                        .labels()
                        .remove(named(fields, kind, table(fields).labels().keySet(), isRequired));
            case "counter", "quota", "limit", "synproxy", "flowtable" ->
                table(fields)
                        .deleteObject(kind, named(fields, kind, table(fields).namesOf(kind), isRequired));
            case "ct helper", "ct timeout", "ct expectation" -> table(fields).deleteObject(kind, fields.string("name"));
            default ->
                throw file.fault(
                        value.from(),
                        "cannot delete a \"" + kind
                                + "\": delete a table, chain, set, map, element or object, and write it anew");
        }
    }

    private String named(JsonFields fields, String kind, Set<String> there, boolean isRequired) {
        String name = fields.string("name");
        if (isRequired && !there.contains(name)) {
            throw file.fault(fields.get("name").from(), "no " + kind + " \"" + name + "\" to delete: add it before");
        }
        return name;
    }

    private void flush(JsonValue value) {
        Map.Entry<String, JsonValue> object = JsonFields.only(file, value);
        JsonFields fields = new JsonFields(file, object.getValue());
        switch (object.getKey()) {
            case "ruleset" -> ruleset.flush(fields.has("family") ? family(fields) : "");
            case "table" -> {
                ParsedTable table = ruleset.table(key(fields, "name"), file, value.from());
                ruleset.countParts(table.chains().size(), file, value.from());
                table.chains().values().forEach(chain -> chain.rules().clear());
            }
            case "chain" ->
                ruleset.chain(table(fields), fields.string("name"), file, value.from())
                        .rules()
                        .clear();
            case "set", "map" -> {
                NamedSet set = setOf(fields);
                if (set.isMap() != object.getKey().equals("map")) {
                    throw file.fault(
                            value.from(),
                            "\"" + fields.string("name") + "\" is not a " + object.getKey() + ": write "
                                    + (set.isMap() ? "map" : "set"));
                }
                sets.requireOpen(set, value);
                set.elements().clear();
            }
            default ->
                throw file.fault(
                        value.from(),
                        "cannot flush a \"" + object.getKey() + "\": expected ruleset, table, chain, set or map");
        }
    }

    private static ParsedTable.Key key(JsonFields fields, String name) {
        return new ParsedTable.Key(family(fields), fields.string(name));
    }

    private static String family(JsonFields fields) {
        return fields.oneOf("family", "ip", "ip6", "inet", "arp", "bridge", "netdev");
    }

    private ParsedTable table(JsonFields fields) {
        return ruleset.table(key(fields, "table"), file, fields.get("table").from());
    }

    private NamedSet setOf(JsonFields fields) {
        return ruleset.set(
                table(fields), fields.string("name"), file, fields.get("name").from());
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
