package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.nftables.reader.field.KeyFields;
import io.github.secfw.nftables.reader.field.PlainConditions;
import io.github.secfw.nftables.reader.field.UnmodelledField;
import io.github.secfw.nftables.reader.syntax.Element;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.nftables.reader.table.Overlaps;
import io.github.secfw.nftables.reader.unmodelled.ConstantConditions;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Translation of look-ups in maps. */
final class MapLowering {

    private final TableDefinitions table;
    private final RuleContext context;
    private final RuleInstructions steps;

    /**
     * Creates a translation for one rule.
     *
     * @param table its table
     * @param context the context of the look-up
     * @param steps the list that receives the instructions
     */
    MapLowering(TableDefinitions table, RuleContext context, RuleInstructions steps) {
        this.table = table;
        this.context = context;
        this.steps = steps;
    }

    void add(Expression key, Expression map, StatementOrigin origin, Function<Expression, Instruction> action) {
        List<Element> elements = table.elements(map, origin);
        ComparisonLowering comparisons = new ComparisonLowering(table, context, steps);
        Optional<KeyFields> keys = comparisons.keys(key);
        keys.ifPresent(fields -> fields.fields().forEach(field -> context.require(field, origin)));
        if (elements.isEmpty() && map instanceof Expression.Elements) {
            throw origin.fault("the map has no elements: write at least one");
        }
        keys.ifPresent(fields -> table.requireType(fields, map, true, origin));
        boolean isKnown = keys.isPresent() && !table.hasState(map);
        if (keys.isPresent()
                && !keys.get().fit(elements.stream().map(Element::key).toList())) {
            throw origin.fault(
                    "the elements of the map have a different number of parts than its key: write the same number on both sides,"
                            + " with '.' between them");
        }
        if (keys.isPresent()) {
            Optional<String> conflict = Overlaps.conflict(keys.get(), elements);
            if (conflict.isPresent()) {
                throw origin.fault(conflict.get());
            }
        }
        if (!isKnown || (!keys.get().isOne() && Overlaps.mayBe(keys.get(), elements))) {
            comparisons.check(key, map, origin);
            steps.add(new Instruction.Unmodelled(origin.text()));
            return;
        }
        lookUp(keys.get(), elements, map, origin, action);
        keys.get().fields().forEach(field -> context.learn(field, List.of(new Expression.Unmodelled()), true));
    }

    private void lookUp(
            KeyFields keys,
            List<Element> elements,
            Expression map,
            StatementOrigin origin,
            Function<Expression, Instruction> action) {
        table.countLookedUp(elements.size(), origin);
        List<Instruction.Case> cases = new ArrayList<>(elements.size());
        Optional<Instruction.Case> otherwise = Optional.empty();
        boolean isPlain = true;
        for (Element element : ordered(keys, elements)) {
            Expression value = element.value()
                    .orElseThrow(() -> origin.fault("an element of the map has no value: write ':' and the value"));
            Instruction then = action.apply(value);
            Condition condition = keys.is(element.key(), origin);
            Instruction.Case made = new Instruction.Case(condition, then);
            if (element.key() instanceof Expression.Wildcard) {
                otherwise = Optional.of(made);
            } else {
                cases.add(made);
                isPlain &= PlainConditions.isPlain(condition);
            }
        }
        boolean mayChange = table.mayChange(map);
        boolean impliesPresence = isPlain && otherwise.isEmpty() && !cases.isEmpty() && !mayChange;
        ComparisonLowering.guardPresence(
                keys, impliesPresence ? cases.get(0).condition() : ConstantConditions.always(), steps);
        boolean isReadTogether = !keys.isOne() || mayChange || cases.size() != 1 || otherwise.isPresent();
        if (keys.isEvent() && isReadTogether) {
            steps.add(new Instruction.Unmodelled(origin.text()));
        } else if (mayChange && map instanceof Expression.Named named) {
            steps.add(new Instruction.LookUp(changing(keys, cases, otherwise, named.name(), origin)));
        } else {
            otherwise.ifPresent(cases::add);
            steps.add(
                    cases.isEmpty()
                            ? new Instruction.Guard(ConstantConditions.never())
                            : new Instruction.LookUp(cases));
        }
    }

    /** Orders the elements of unmodelled fields canonically. Elements do not overlap, so the order has no effect. */
    private static List<Element> ordered(KeyFields keys, List<Element> elements) {
        if (keys.fields().stream().noneMatch(UnmodelledField.class::isInstance)) {
            return elements;
        }
        List<Element> ordered = new ArrayList<>(elements);
        ordered.sort(Comparator.comparing(
                element -> element.key() instanceof Expression.Wildcard ? "" : keys.text(element.key())));
        return ordered;
    }

    /**
     * The cases of a map that programs may change: one for each listed value, whatever its keys are, and one for all other
     * values.
     */
    private List<Instruction.Case> changing(
            KeyFields keys,
            List<Instruction.Case> listed,
            Optional<Instruction.Case> otherwise,
            String name,
            StatementOrigin origin) {
        Map<String, List<Instruction.Case>> byValue = new LinkedHashMap<>();
        for (Instruction.Case one : listed) {
            byValue.computeIfAbsent(one.then().toString(), then -> new ArrayList<>())
                    .add(one);
        }
        List<Instruction.Case> cases = new ArrayList<>(byValue.size() + 1);
        byValue.forEach((then, same) -> {
            Condition condition =
                    Condition.any(same.stream().map(Instruction.Case::condition).toList());
            String content = same.stream()
                    .map(one -> one.condition().toString())
                    .sorted()
                    .toList()
                    .toString();
            cases.add(new Instruction.Case(
                    new Condition.InSet(table.lookUp(keys, name, "has " + then + " in", content), condition),
                    same.get(0).then()));
        });
        otherwise.ifPresent(one -> cases.add(new Instruction.Case(
                new Condition.InSet(
                        table.lookUp(keys, name, "has " + one.then() + " by default in", ""), one.condition()),
                one.then())));
        cases.add(new Instruction.Case(
                new Condition.InSet(
                        new Condition.Unmodelled(
                                keys.name() + " has another value in @" + name,
                                Footprint.unknown().alsoReading(table.state(name))),
                        ConstantConditions.never()),
                new Instruction.Unmodelled(origin.text())));
        return cases;
    }
}
