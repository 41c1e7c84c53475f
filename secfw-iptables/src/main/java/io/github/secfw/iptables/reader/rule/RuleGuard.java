package io.github.secfw.iptables.reader.rule;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A condition of a rule, and where it says what iptables means: the model's words for some matches are those of other hooks
 * only.
 *
 * @param step the condition as a step; for a match that always holds and changes something, what it changes
 * @param exactAt the hooks where it is exact; in a chain that packets of another hook reach, it is not known
 * @param elsewhere what it is in such a chain
 */
public record RuleGuard(Instruction step, Set<Hook> exactAt, Condition elsewhere) {

    private static final Set<Hook> EVERYWHERE = EnumSet.allOf(Hook.class);

    /** The condition that never holds. */
    public static final Condition NEVER = new Condition.Any(List.of());

    /** Whether it always holds. */
    public boolean isAlways() {
        return condition().equals(NEVER.negated());
    }

    public static RuleGuard of(Criterion criterion, boolean negated) {
        Condition condition = Condition.of(criterion);
        return of(negated ? condition.negated() : condition);
    }

    public static RuleGuard of(Condition condition) {
        return of(condition, EVERYWHERE, condition);
    }

    /** A condition that is exact at some hooks. */
    public static RuleGuard of(Condition condition, Set<Hook> exactAt, Condition elsewhere) {
        return new RuleGuard(new Instruction.Guard(condition), exactAt, elsewhere);
    }

    /** What depends on a field of the packet that the model does not have, or the exact opposite. */
    public static RuleGuard ofField(String text, Cell field, boolean negated) {
        Condition condition = new Condition.Unmodelled(text, Footprint.reading(field));
        return of(negated ? condition.negated() : condition);
    }

    /** A match that always holds and changes something. */
    public static RuleGuard event(Instruction.Unmodelled event) {
        return new RuleGuard(event, EVERYWHERE, new Condition.Unmodelled(event.text(), event.footprint()));
    }

    /** What it asks; for a match that always holds, its text. */
    public Condition condition() {
        return step instanceof Instruction.Guard guard ? guard.condition() : elsewhere;
    }

    /** Whether a condition depends on one that the model does not have. */
    public static boolean isUnmodelled(Condition condition) {
        return condition instanceof Condition.Unmodelled
                || (condition instanceof Condition.Not not && isUnmodelled(not.condition()))
                || (condition instanceof Condition.All all
                        && all.conditions().stream().anyMatch(RuleGuard::isUnmodelled))
                || (condition instanceof Condition.Any any
                        && any.conditions().stream().anyMatch(RuleGuard::isUnmodelled));
    }
}
