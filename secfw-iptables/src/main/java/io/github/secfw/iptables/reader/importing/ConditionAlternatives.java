package io.github.secfw.iptables.reader.importing;

import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * Expands a conjunction of conditions into disjoint alternatives, so that one rule for each alternative has the same
 * effect as one rule. An alternative has neither conjunctions nor disjunctions.
 */
final class ConditionAlternatives {

    /** The greatest number of alternatives, which multiply with each condition. */
    private static final int MAX_ALTERNATIVES = 256;

    private List<List<Condition>> alternatives = List.of(List.of());

    /** All alternatives; none if the conjunction is always false. */
    List<List<Condition>> alternatives() {
        return alternatives;
    }

    /** Adds a condition to the conjunction. */
    void and(Condition condition) throws UnmodelledFeatureException {
        if (condition instanceof Condition.All all) {
            for (Condition one : all.conditions()) {
                and(one);
            }
        } else if (condition instanceof Condition.Any any) {
            oneOf(any.conditions());
        } else if (condition instanceof Condition.Not not && not.condition() instanceof Condition.Any any) {
            for (Condition one : any.conditions()) {
                and(one.negated());
            }
        } else if (condition instanceof Condition.Not not && not.condition() instanceof Condition.All all) {
            oneOf(all.conditions().stream().map(Condition::negated).toList());
        } else if (condition instanceof Condition.Not not && not.condition() instanceof Condition.Not twice) {
            and(twice.condition());
        } else {
            alternatives = alternatives.stream()
                    .map(alternative -> plus(alternative, condition))
                    .toList();
        }
    }

    private static List<Condition> plus(List<Condition> conditions, Condition more) {
        List<Condition> all = new ArrayList<>(conditions);
        all.add(more);
        return all;
    }

    /** Adds a disjunction: each condition together with the negations of those before it. */
    private void oneOf(List<Condition> conditions) throws UnmodelledFeatureException {
        List<List<Condition>> before = alternatives;
        List<List<Condition>> joined = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            alternatives = before;
            for (Condition earlier : conditions.subList(0, i)) {
                and(earlier.negated());
            }
            and(conditions.get(i));
            joined.addAll(alternatives);
        }
        if (joined.size() > MAX_ALTERNATIVES) {
            throw new UnmodelledFeatureException(
                    "a rule with more than " + MAX_ALTERNATIVES + " alternatives",
                    "match some of them in this rule and the others in a chain that it jumps to");
        }
        alternatives = joined;
    }
}
