package io.github.secfw.proof.judge;

import io.github.secfw.net.Mark;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes a draft at a random place: in ways that keep what it does, and in ways that may not. */
final class DraftChanges {

    private final Random random;
    private final RandomRules rules;
    private int newChains;

    DraftChanges(Random random, RandomRules rules) {
        this.random = random;
        this.rules = rules;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String newName() {
        return "new" + ++newChains;
    }

    /** A change that may change what the program does. */
    void mutate(Draft draft) {
        List<Draft.Rule> place = one(draft.chains()).rules();
        if (place.isEmpty()) {
            place.add(rules.rule(List.of()));
            return;
        }
        int at = random.nextInt(place.size());
        switch (random.nextInt(9)) {
            case 0, 1 -> exchange(place, at, random.nextInt(place.size()));
            case 2 -> place.add(random.nextInt(place.size()), place.remove(at));
            case 3 -> place.add(random.nextInt(place.size() + 1), place.get(at).copy());
            case 4 -> place.remove(at);
            case 5, 6 -> changeStep(place.get(at).steps());
            case 7 -> {
                List<Draft.Rule> other = one(draft.chains()).rules();
                Draft.Rule moved = place.remove(at);
                other.add(random.nextInt(other.size() + 1), moved);
            }
            default -> place.add(at, rules.rule(List.of()));
        }
    }

    private static void exchange(List<Draft.Rule> place, int one, int other) {
        Draft.Rule moved = place.set(one, place.get(other));
        place.set(other, moved);
    }

    private void changeStep(List<DraftStep> steps) {
        int at = random.nextInt(steps.size());
        DraftStep step = steps.get(at);
        if (step.isGuard()) {
            Instruction.Guard guard = (Instruction.Guard) step.instruction().orElseThrow();
            Condition other = random.nextBoolean() ? guard.condition().negated() : rules.condition();
            steps.set(at, DraftStep.of(new Instruction.Guard(other)));
        } else if (step.isLast()) {
            steps.set(at, DraftStep.of(rules.verdict()));
        } else {
            steps.set(at, rules.rule(List.of()).steps().get(0));
        }
    }

    /** A change that keeps what the program does, at least mostly: the judge says whether it does. */
    void rewrite(Draft draft) {
        List<Draft.Rule> place = one(draft.chains()).rules();
        if (place.isEmpty()) {
            return;
        }
        int at = random.nextInt(place.size());
        switch (random.nextInt(10)) {
            case 0 -> splitChain(place, at);
            case 1, 2 -> splitRule(place, at);
            case 3 -> splitByProtocol(place, at);
            case 4 -> copyTarget(place.get(at));
            case 5 -> {
                if (at > 0) {
                    exchange(place, at, at - 1);
                }
            }
            case 6 -> exchangeGuards(place.get(at).steps());
            case 7 -> addBehindEnd(place, at);
            case 8 -> place.get(at).steps().replaceAll(DraftChanges::listed);
            default -> addBeforeDrop(place.get(at).steps());
        }
    }

    /** A guard that looks up a set asks for what is listed. */
    private static DraftStep listed(DraftStep step) {
        return step.instruction()
                .filter(one -> one instanceof Instruction.Guard guard && guard.condition() instanceof Condition.InSet)
                .map(one -> ((Condition.InSet) ((Instruction.Guard) one).condition()).listed())
                .map(condition -> DraftStep.of(new Instruction.Guard(condition)))
                .orElse(step);
    }

    /** The rules from one on become a chain of their own. */
    private void splitChain(List<Draft.Rule> place, int at) {
        List<Draft.Rule> rest = place.subList(at, place.size());
        Draft.Chain chain = new Draft.Chain(newName(), new ArrayList<>(rest));
        rest.clear();
        place.add(new Draft.Rule(new ArrayList<>(List.of(DraftStep.goTo(chain)))));
    }

    /** What follows the first guards becomes a chain of its own. */
    private void splitRule(List<Draft.Rule> place, int at) {
        Draft.Rule rule = place.get(at);
        if (rule.canEndChain()) {
            return;
        }
        int from = random.nextInt(rule.steps().size());
        List<DraftStep> rest = rule.steps().subList(from, rule.steps().size());
        Draft.Rule moved = new Draft.Rule(new ArrayList<>(rest));
        Draft.Chain chain = new Draft.Chain(newName(), new ArrayList<>(List.of(moved)));
        rest.clear();
        rule.steps().add(DraftStep.jump(chain));
    }

    /** One rule for packets of a protocol, one for the others; each gets states of its own. */
    private void splitByProtocol(List<Draft.Rule> place, int at) {
        Draft.Rule other = place.get(at).copy();
        Condition condition = rules.constant();
        place.get(at).steps().add(0, DraftStep.of(new Instruction.Guard(condition)));
        other.steps().add(0, DraftStep.of(new Instruction.Guard(condition.negated())));
        place.add(at + 1, other);
    }

    /** A rule gets a copy of the chain that it leads into. */
    private void copyTarget(Draft.Rule rule) {
        rule.steps()
                .replaceAll(step -> step.to(target -> new Draft.Chain(
                        newName(),
                        new ArrayList<>(
                                target.rules().stream().map(Draft.Rule::copy).toList()))));
    }

    private void exchangeGuards(List<DraftStep> steps) {
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).isGuard() && steps.get(i - 1).isGuard()) {
                DraftStep moved = steps.set(i, steps.get(i - 1));
                steps.set(i - 1, moved);
                return;
            }
        }
    }

    /** A rule where no packet comes: behind one that ends the chain for all of the same guards. */
    private void addBehindEnd(List<Draft.Rule> place, int at) {
        Draft.Rule rule = place.get(at);
        boolean endsAll = rule.steps().size() == 1
                && rule.steps().get(0).isLast()
                && (rule.steps().get(0).target().isEmpty()
                        || rule.steps().get(0).isGoto());
        if (endsAll) {
            place.add(at + 1, rules.rule(List.of()));
        } else {
            place.add(
                    at,
                    new Draft.Rule(new ArrayList<>(List.of(
                            DraftStep.of(new Instruction.Guard(rules.constant())),
                            DraftStep.of(new Instruction.Guard(rules.constant().negated()))))));
        }
    }

    /** A mark or a label for a packet that is dropped: nothing sees it. */
    private void addBeforeDrop(List<DraftStep> steps) {
        int last = steps.size() - 1;
        boolean drops = steps.get(last)
                .instruction()
                .filter(Instruction.Drop.class::isInstance)
                .isPresent();
        if (drops) {
            steps.add(last, DraftStep.of(new Instruction.SetMark(Mark.of(1))));
        }
    }
}
