package io.github.secfw.nftables.reader;

import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import io.github.secfw.selinux.SecurityContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the sets, maps and labels of a table mean, for the rules that name them. */
final class TableMeaning {

    /** The most elements of maps and sets that rules look up, each counted for each rule. */
    private static final int MAX_LOOKED_UP = 20_000_000;

    private final ParsedTable table;
    private final UnknownConditions unknown;
    private final Map<String, Instruction> labels = new HashMap<>();
    private final Map<String, List<Expression>> keysOfSets = new HashMap<>();
    private final Map<String, Condition> knownSets = new HashMap<>();
    private final Map<String, Boolean> changing = new HashMap<>();
    private final Set<String> checked = new HashSet<>();
    private int lookedUp;

    TableMeaning(ParsedTable table) {
        this.table = table;
        this.unknown = new UnknownConditions(table);
    }

    /** A statement of a rule of the table. */
    StatementOrigin statement(ParsedRule rule, ParsedRule.Placed statement) {
        return new StatementOrigin(rule, statement, unknown);
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
    boolean changes(Expression set) {
        if (set instanceof Expression.Named named) {
            return changing.computeIfAbsent(named.name(), this::changes);
        }
        return set instanceof Expression.Elements elements && change(elements.elements());
    }

    private static boolean change(List<Element> elements) {
        for (Element element : elements) {
            if (element.changes()) {
                return true;
            }
        }
        return false;
    }

    private boolean changes(String name) {
        NamedSet set = table.sets().get(name);
        return table.updatedSets().contains(name) || (set != null && (set.changes() || change(set.elements())));
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
    Condition in(Keys fields, Statement.Compare compare, List<Expression> keys, StatementOrigin origin) {
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
        Condition made = fields.in(keys, origin);
        if (place.indexOf(' ') >= 0 && !isOpaque(made)) {
            knownSets.put(place, made);
        }
        return made;
    }

    void countLookedUp(int elements, StatementOrigin origin) {
        lookedUp += elements;
        if (lookedUp > MAX_LOOKED_UP) {
            throw origin.fault(
                    "rules look up more than " + MAX_LOOKED_UP + " elements of sets and maps: read them in parts");
        }
    }

    /** What tells the fields of a rule from others; empty where they hang on what the rule asked before. */
    private static String place(Expression left) {
        StringBuilder place = new StringBuilder();
        for (Expression part : Keys.parts(left)) {
            if (!(part instanceof Expression.Field field) || RuleContext.hangsOnRule(field.name())) {
                return "";
            }
            place.append(' ').append(field.name());
        }
        return place.toString();
    }

    private static boolean isOpaque(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.conditions().stream().anyMatch(TableMeaning::isOpaque);
        }
        if (condition instanceof Condition.Any any) {
            return any.conditions().stream().anyMatch(TableMeaning::isOpaque);
        }
        return condition instanceof Condition.Unmodelled;
    }
}
