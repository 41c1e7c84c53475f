package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.nftables.reader.field.KeyFields;
import io.github.secfw.nftables.reader.field.PacketField;
import io.github.secfw.nftables.reader.syntax.Element;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.Fingerprint;
import io.github.secfw.nftables.reader.syntax.ParsedRule;
import io.github.secfw.nftables.reader.syntax.Statement;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.nftables.reader.table.NamedSet;
import io.github.secfw.nftables.reader.table.ParsedTable;
import io.github.secfw.nftables.reader.table.SetTypes;
import io.github.secfw.nftables.reader.unmodelled.ConstantConditions;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledRow;
import io.github.secfw.nftables.reader.unmodelled.ValueText;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The sets, maps, labels and objects of a table, with their meaning in the model. */
final class TableDefinitions {

    /** The most looked-up elements of sets and maps, counted once for each rule. */
    private static final int MAX_LOOKED_UP = 20_000_000;

    private final ParsedTable table;
    private final Map<String, Instruction> labels = new HashMap<>();
    private final Map<String, List<Expression>> keysOfSets = new HashMap<>();
    private final Map<String, Condition> knownSets = new HashMap<>();
    private final Map<String, Boolean> fitting = new HashMap<>();
    private final Map<String, Boolean> withState = new HashMap<>();
    private final Set<String> checked = new HashSet<>();
    private int lookedUp;

    TableDefinitions(ParsedTable table) {
        this.table = table;
    }

    /** {@return the place of a statement of a rule} */
    StatementOrigin statement(ParsedRule rule, ParsedRule.Placed statement) {
        return new StatementOrigin(rule, statement);
    }

    /** {@return the instruction that sets a label} */
    Instruction label(String name, StatementOrigin origin) {
        Instruction known = labels.get(name);
        if (known != null) {
            return known;
        }
        String context = table.labels().get(name);
        if (context == null) {
            throw origin.fault("table " + table.key() + " has no secmark \"" + name + "\": write secmark " + name
                    + " { \"context\" } in it");
        }
        try {
            Instruction made = new Instruction.SetLabel(SecurityContext.parse(context));
            labels.put(name, made);
            return made;
        } catch (IllegalArgumentException e) {
            throw origin.fault("the secmark \"" + name + "\": " + e.getMessage());
        }
    }

    /** {@return whether the content of a set or map may change after loading} */
    boolean mayChange(Expression set) {
        return set instanceof Expression.Named named && mayChange(named.name());
    }

    private boolean mayChange(String name) {
        NamedSet set = table.sets().get(name);
        return set == null || !set.isConstant() || table.updatedSets().contains(name);
    }

    /** {@return whether a look-up in a set or map has an effect, or its content is unknown} */
    boolean hasState(Expression set) {
        if (set instanceof Expression.Named named) {
            return withState.computeIfAbsent(named.name(), this::hasState);
        }
        return set instanceof Expression.Elements elements && elements.hasOptions();
    }

    private boolean hasState(String name) {
        NamedSet set = table.sets().get(name);
        return set != null
                && (set.hasState()
                        || set.elements().stream().anyMatch(element -> element.option() == Element.Option.STATE));
    }

    /** {@return whether the table is for both families} */
    boolean isOfBothFamilies() {
        return table.key().family().equals("inet");
    }

    /** {@return family and name of the table} */
    String name() {
        return table.key().toString();
    }

    /** {@return the properties of a set that affect elements which rules add} */
    String parameters(String set) {
        NamedSet found = table.sets().get(set);
        return found == null ? "" : found.parameters();
    }

    /** Refuses the name of an unknown set or map. */
    void requireSet(String name, StatementOrigin origin) {
        named(name, origin);
    }

    /** {@return the cell of the content of a set or map} */
    Cell state(String name) {
        NamedSet set = table.sets().get(name);
        return Cell.state("set " + table.key() + " " + name + (set == null ? "" : set.parameters()));
    }

    /** {@return the cell of a named object, with its definition} */
    Cell object(String kind, String name, StatementOrigin origin) {
        table.requireObject(kind, name, origin);
        return Cell.state(Fingerprint.of(kind + " " + table.key() + " " + name + " "
                + String.join("; ", table.objects().getOrDefault(kind + " " + name, List.of()))));
    }

    /**
     * {@return a look-up of fields in a set or map with unknown content; {@code what} describes it, {@code content}
     * distinguishes it from others}
     */
    Condition.Unmodelled lookUp(KeyFields fields, String set, String what, String content) {
        Set<Cell> reads = new TreeSet<>(fields.reads());
        reads.add(state(set));
        if (!fields.fields().stream().allMatch(PacketField::isReadingKnown)) {
            return new Condition.Unmodelled(Fingerprint.of(
                    fields.name() + " " + what + " @" + set + " of table " + table.key() + " with " + content));
        }
        boolean isAlwaysThere = fields.isNegatable();
        return new Condition.Unmodelled(
                Fingerprint.of(
                        fields.name() + " " + what + " @" + set + " of table " + table.key() + " with " + content),
                new Footprint(
                        true,
                        reads,
                        Set.of(),
                        isAlwaysThere ? Condition.all(fields.presence()) : ConstantConditions.never()));
    }

    /** {@return the text of a set or map: its name, or its elements} */
    String describe(Expression set) {
        if (set instanceof Expression.Named named) {
            return "@" + named.name() + " of table " + table.key();
        }
        TreeSet<String> texts = new TreeSet<>();
        if (set instanceof Expression.Elements elements) {
            UnmodelledRow plain = UnmodelledRow.field("", UnmodelledRow.Kind.NUMBER);
            elements.elements().forEach(element -> texts.add(ValueText.of(element.key(), plain)));
        }
        return texts.toString();
    }

    /** Refuses a set or map whose keys have another type than the fields, and a set instead of a map. */
    void requireType(KeyFields fields, Expression set, boolean isMap, StatementOrigin origin) {
        NamedSet found = set instanceof Expression.Named named ? table.sets().get(named.name()) : null;
        if (found == null) {
            return;
        }
        if (isMap && !found.isMap()) {
            throw origin.fault("this is a set, but a look-up needs a map: declare it as a map");
        }
        List<String> types = found.types();
        boolean isOther = !types.isEmpty() && types.size() != fields.fields().size();
        for (int i = 0; i < types.size() && !isOther; i++) {
            String type = SetTypes.of(fields.fields().get(i));
            isOther = !type.isEmpty() && SetTypes.isChecked(types.get(i)) && !type.equals(types.get(i));
        }
        if (isOther) {
            throw origin.fault("the keys of the set or map have the type \"" + String.join(" . ", types)
                    + "\", not the type of \"" + fields.name() + "\"");
        }
    }

    /** Refuses to add elements to a set that does not accept any from rules. */
    void requireFillable(String name, boolean hasTimeout, StatementOrigin origin) {
        NamedSet set = Optional.ofNullable(table.sets().get(name)).orElseThrow();
        if (set.isConstant() || set.isInterval()) {
            throw origin.fault(
                    "rules cannot add elements to the set \"" + name + "\", which is constant or has intervals");
        }
        if (hasTimeout && !set.hasTimeouts()) {
            throw origin.fault("the element has a timeout: write \"flags timeout\" in the set \"" + name + "\"");
        }
    }

    /** {@return the elements of a set or map} */
    List<Element> elements(Expression set, StatementOrigin origin) {
        return set instanceof Expression.Elements elements
                ? elements.elements()
                : set instanceof Expression.Named named ? named(named.name(), origin) : List.of();
    }

    private List<Element> named(String name, StatementOrigin origin) {
        NamedSet set = table.sets().get(name);
        if (set == null) {
            throw origin.fault(table.missing("set or map", name));
        }
        return set.elements();
    }

    /** {@return whether values have as many parts as there are fields; cached for named sets} */
    boolean fit(KeyFields fields, Expression right, List<Expression> keys) {
        return right instanceof Expression.Named named
                ? fitting.computeIfAbsent(named.name() + " " + fields.fields().size(), key -> fields.fit(keys))
                : fields.fit(keys);
    }

    /** {@return the values of a set, or a single value} */
    List<Expression> keys(Expression right, StatementOrigin origin) {
        if (right instanceof Expression.Named named) {
            List<Expression> known = keysOfSets.get(named.name());
            if (known == null) {
                known = keys(named(named.name(), origin));
                keysOfSets.put(named.name(), known);
            }
            return known;
        }
        return right instanceof Expression.Elements elements ? keys(elements.elements()) : List.of(right);
    }

    private static List<Expression> keys(List<Element> elements) {
        List<Expression> keys = new ArrayList<>(elements.size());
        for (Element element : elements) {
            keys.add(element.key());
        }
        return keys;
    }

    /** {@return the values of a set, or a single value; empty for a named set that was checked already} */
    List<Expression> unchecked(Expression left, Expression right, StatementOrigin origin) {
        boolean isNew = !(right instanceof Expression.Named named) || checked.add(named.name() + place(left));
        return isNew ? keys(right, origin) : List.of();
    }

    /** {@return the condition that fields have one of some values; cached for named sets} */
    Condition in(KeyFields fields, Statement.Compare compare, List<Expression> keys, StatementOrigin origin) {
        if (!(compare.right() instanceof Expression.Named named)) {
            countLookedUp(keys.size(), origin);
            return fields.in(keys, origin);
        }
        String place = named.name() + place(compare.left());
        Condition known = knownSets.get(place);
        if (known != null) {
            return known;
        }
        countLookedUp(keys.size(), origin);
        Condition listed = fields.in(keys, origin);
        Condition made = mayChange(named.name()) ? changing(fields, named.name(), keys, listed) : listed;
        if (place.indexOf(' ') >= 0 && !fields.isEvent()) {
            knownSets.put(place, made);
        }
        return made;
    }

    /** The condition for a set that may change. If rules change it, its content is unknown; else it may be the listed one. */
    private Condition changing(KeyFields fields, String set, List<Expression> keys, Condition listed) {
        Condition.Unmodelled lookUp = lookUp(fields, set, "in", content(fields, keys, listed));
        return table.updatedSets().contains(set) ? lookUp : new Condition.InSet(lookUp, listed);
    }

    /** The elements as canonical text. */
    private static String content(KeyFields fields, List<Expression> keys, Condition listed) {
        if (fields.isOne()) {
            return listed.toString();
        }
        TreeSet<String> texts = new TreeSet<>();
        keys.forEach(key -> texts.add(fields.text(key)));
        return texts.toString();
    }

    void countLookedUp(int elements, StatementOrigin origin) {
        lookedUp += elements;
        if (lookedUp > MAX_LOOKED_UP) {
            throw origin.fault(
                    "rules look up more than " + MAX_LOOKED_UP + " elements of sets and maps: read them in parts");
        }
    }

    /** The key of the fields for caches, empty if their meaning depends on the rule. */
    private static String place(Expression left) {
        StringBuilder place = new StringBuilder();
        for (Expression part : KeyFields.parts(left)) {
            if (!(part instanceof Expression.Field field) || RuleContext.dependsOnRule(field.name())) {
                return "";
            }
            place.append(' ').append(field.name());
        }
        return place.toString();
    }
}
