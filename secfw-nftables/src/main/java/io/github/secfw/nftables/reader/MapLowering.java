package io.github.secfw.nftables.reader;

import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells what a look-up in a map does. */
final class MapLowering {

    private final TableMeaning table;
    private final RuleContext context;
    private final List<Instruction> steps;

    /**
     * Of one rule.
     *
     * @param table its table
     * @param context what is known where the look-up stands
     * @param steps where its steps go
     */
    MapLowering(TableMeaning table, RuleContext context, List<Instruction> steps) {
        this.table = table;
        this.context = context;
        this.steps = steps;
    }

    void add(Expression key, Expression map, StatementOrigin origin, Function<Expression, Instruction> action) {
        List<Element> elements = table.elements(map, origin);
        Comparisons comparisons = new Comparisons(table, context, steps);
        Optional<Keys> keys = comparisons.keys(key);
        boolean isKnown = keys.isPresent() && !table.changes(map);
        if (keys.isPresent()
                && !keys.get().fit(elements.stream().map(Element::key).toList())) {
            throw origin.fault("the elements of the map have not as many parts as its key: write as many on both sides,"
                    + " with '.' between them");
        }
        if (!isKnown || (!keys.get().isOne() && Overlaps.mayBe(keys.get(), elements))) {
            comparisons.check(key, map, origin);
            steps.add(new Instruction.Unmodelled(origin.text()));
            return;
        }
        lookUp(keys.get(), elements, origin, action);
        keys.get().fields().forEach(field -> context.learn(field, List.of(new Expression.Unknown()), true));
    }

    private void lookUp(
            Keys keys, List<Element> elements, StatementOrigin origin, Function<Expression, Instruction> action) {
        table.countLookedUp(elements.size(), origin);
        List<Instruction.Case> cases = new ArrayList<>(elements.size());
        Optional<Instruction.Case> otherwise = Optional.empty();
        boolean isPlain = true;
        for (Element element : elements) {
            Expression value = element.value()
                    .orElseThrow(() -> origin.fault("a map has an element without value: write ':' and the value"));
            Instruction then = action.apply(value);
            Condition condition = keys.is(element.key(), origin);
            Instruction.Case made = new Instruction.Case(condition, then);
            if (element.key() instanceof Expression.Wildcard) {
                otherwise = Optional.of(made);
            } else {
                cases.add(made);
                isPlain &= Comparisons.isPlain(condition);
            }
        }
        otherwise.ifPresent(cases::add);
        boolean asksItself = isPlain && otherwise.isEmpty() && !cases.isEmpty();
        Comparisons.guardPresence(keys, asksItself ? cases.get(0).condition() : NumberField.always(), steps);
        steps.add(cases.isEmpty() ? new Instruction.Guard(NumberField.never()) : new Instruction.LookUp(cases));
    }
}
