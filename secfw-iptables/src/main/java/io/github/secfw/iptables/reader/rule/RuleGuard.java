package io.github.secfw.iptables.reader.rule;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A condition of a rule. For some matches the model has an exact condition at some hooks only; at other hooks the
 * condition is unmodelled.
 *
 * @param step the instruction of the condition; for a match that is always true and changes state, the change
 * @param exactAt the hooks where the condition is exact
 * @param elsewhere the condition in a chain that packets of other hooks reach
 */
public record RuleGuard(Instruction step, Set<Hook> exactAt, Condition elsewhere) {

    private static final Set<Hook> EVERYWHERE = EnumSet.allOf(Hook.class);

    /** The condition that is always false. */
    public static final Condition NEVER = new Condition.Any(List.of());

    /** The condition that is always true. */
    public static final Condition ALWAYS = NEVER.negated();

    /** Whether the condition is always true. */
    public boolean isAlways() {
        return condition().equals(ALWAYS);
    }

    /** A guard that is exact at all hooks. */
    public static RuleGuard of(Criterion criterion, boolean negated) {
        return of(Condition.of(criterion), negated);
    }

    /** A guard that is exact at all hooks. */
    public static RuleGuard of(Condition condition, boolean negated) {
        return of(negatedIf(negated, condition));
    }

    /** A condition, or its negation. */
    public static Condition negatedIf(boolean negated, Condition condition) {
        return negated ? condition.negated() : condition;
    }

    /** A guard that is exact at all hooks. */
    public static RuleGuard of(Condition condition) {
        return of(condition, EVERYWHERE, condition);
    }

    /** A guard whose condition is exact at some hooks only. */
    public static RuleGuard of(Condition condition, Set<Hook> exactAt, Condition elsewhere) {
        return new RuleGuard(new Instruction.Guard(condition), exactAt, elsewhere);
    }

    /** A guard that depends on a packet field outside the model, or its exact opposite. */
    public static RuleGuard ofField(String text, Cell field, boolean negated) {
        return of(new Condition.Unmodelled(text, Footprint.reading(field)), negated);
    }

    /** A guard of a match that is always true and changes state. */
    public static RuleGuard event(Instruction.Unmodelled event) {
        return new RuleGuard(event, EVERYWHERE, new Condition.Unmodelled(event.text(), event.footprint()));
    }

    /** The condition; for a match that is always true, the unmodelled condition with its text. */
    public Condition condition() {
        return step instanceof Instruction.Guard guard ? guard.condition() : elsewhere;
    }

    /** Whether a condition is a limit. */
    public static boolean isLimit(Condition condition) {
        return condition instanceof Condition.Is is && is.criterion() instanceof LimitCriterion;
    }

    /** Whether a condition depends on an unmodelled one. */
    public static boolean isUnmodelled(Condition condition) {
        return condition instanceof Condition.Unmodelled
                || (condition instanceof Condition.Not not && isUnmodelled(not.condition()))
                || (condition instanceof Condition.All all
                        && all.conditions().stream().anyMatch(RuleGuard::isUnmodelled))
                || (condition instanceof Condition.Any any
                        && any.conditions().stream().anyMatch(RuleGuard::isUnmodelled));
    }
}
