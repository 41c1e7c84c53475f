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

/** What the sets, maps and labels of a table mean, for the rules that name them. */
final class TableDefinitions {

    /** The most elements of maps and sets that rules look up, each counted for each rule. */
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

    /** A statement of a rule of the table. */
    StatementOrigin statement(ParsedRule rule, ParsedRule.Placed statement) {
        return new StatementOrigin(rule, statement);
    }

    /** The step that sets a label. */
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

    /** Whether what is in a set or map may be something else when a packet comes. */
    boolean mayChange(Expression set) {
        return set instanceof Expression.Named named && mayChange(named.name());
    }

    private boolean mayChange(String name) {
        NamedSet set = table.sets().get(name);
        return set == null || !set.isConstant() || table.updatedSets().contains(name);
    }

    /** Whether looking up in a set or map changes something, or it is not known what is in it. */
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

    /** Whether packets of both families come to the table. */
    boolean isOfBothFamilies() {
        return table.key().family().equals("inet");
    }

    /** Family and name of the table. */
    String name() {
        return table.key().toString();
    }

    /** What is said of a set that decides what becomes of elements which rules add. */
    String parameters(String set) {
        NamedSet found = table.sets().get(set);
        return found == null ? "" : found.parameters();
    }

    /** Refuses the name of a set or map that the table does not have. */
    void requireSet(String name, StatementOrigin origin) {
        named(name, origin);
    }

    /** The state that is what a set or map has. */
    Cell state(String name) {
        NamedSet set = table.sets().get(name);
        return Cell.state("set " + table.key() + " " + name + (set == null ? "" : set.parameters()));
    }

    /** The state of an object that rules share, with all that is said of it. */
    Cell object(String kind, String name, StatementOrigin origin) {
        if (!table.objects().containsKey(kind + " " + name)) {
            throw origin.fault(
                    "table " + table.key() + " has no " + kind + " \"" + name + "\": declare it in the table");
        }
        return Cell.state(Fingerprint.of(kind + " " + table.key() + " " + name + " "
                + String.join("; ", table.objects().getOrDefault(kind + " " + name, List.of()))));
    }

    /** A look-up of fields in a set or map, whatever that holds: the words say what, the content tells it from others. */
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

    /** What a set or map holds, as far as it has a name or a list. */
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

    /** Refuses a set or map whose keys are of another type than some fields, and a set where a map is needed. */
    void requireType(KeyFields fields, Expression set, boolean isMap, StatementOrigin origin) {
        NamedSet found = set instanceof Expression.Named named ? table.sets().get(named.name()) : null;
        if (found == null) {
            return;
        }
        if (isMap && !found.isMap()) {
            throw origin.fault("this is a set, and a look-up needs a map: declare it as a map");
        }
        List<String> types = found.types();
        boolean isOther = !types.isEmpty() && types.size() != fields.fields().size();
        for (int i = 0; i < types.size() && !isOther; i++) {
            String asked = SetTypes.of(fields.fields().get(i));
            isOther = !asked.isEmpty() && SetTypes.isChecked(types.get(i)) && !asked.equals(types.get(i));
        }
        if (isOther) {
            throw origin.fault("the keys of the set or map are of the type \"" + String.join(" . ", types)
                    + "\", not of that of \"" + fields.name() + "\"");
        }
    }

    /** Refuses to add elements to a set that takes none from rules. */
    void requireFillable(String name, boolean hasTimeout, StatementOrigin origin) {
        NamedSet set = Optional.ofNullable(table.sets().get(name)).orElseThrow();
        if (set.isConstant() || set.isInterval()) {
            throw origin.fault("rules add nothing to the set \"" + name + "\", which is constant or of intervals");
        }
        if (hasTimeout && !set.hasTimeouts()) {
            throw origin.fault("the element has a timeout: write \"flags timeout\" in the set \"" + name + "\"");
        }
    }

    /** The elements of a set or map. */
    List<Element> elements(Expression set, StatementOrigin origin) {
        return set instanceof Expression.Elements elements
                ? elements.elements()
                : set instanceof Expression.Named named ? named(named.name(), origin) : List.of();
    }

    private List<Element> named(String name, StatementOrigin origin) {
        NamedSet set = table.sets().get(name);
        if (set == null) {
            throw origin.fault("table " + table.key() + " has no set or map \"" + name + "\": declare it in the table");
        }
        return set.elements();
    }

    /** Whether values have as many parts as there are fields; of a set with a name found out once. */
    boolean fit(KeyFields fields, Expression right, List<Expression> keys) {
        return right instanceof Expression.Named named
                ? fitting.computeIfAbsent(named.name() + " " + fields.fields().size(), key -> fields.fit(keys))
                : fields.fit(keys);
    }

    /** The values of a set, or a single value. */
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

    /** The values of a set, or a single value; none of a set with a name that was asked for already. */
    List<Expression> unchecked(Expression left, Expression right, StatementOrigin origin) {
        boolean isNew = !(right instanceof Expression.Named named) || checked.add(named.name() + place(left));
        return isNew ? keys(right, origin) : List.of();
    }

    /** That fields have one of some values; of a set with a name found out once. */
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

    /** A set that rules fill never is what is listed alone: no packet can be taken to meet it so. */
    private Condition changing(KeyFields fields, String set, List<Expression> keys, Condition listed) {
        Condition.Unmodelled lookUp = lookUp(fields, set, "in", content(fields, keys, listed));
        return table.updatedSets().contains(set) ? lookUp : new Condition.InSet(lookUp, listed);
    }

    /** The elements in canonical words. */
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

    /** What tells the fields of a rule from others; empty where they depend on what the rule asked before. */
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
