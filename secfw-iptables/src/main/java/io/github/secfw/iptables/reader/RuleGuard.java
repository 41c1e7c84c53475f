package io.github.secfw.iptables.reader;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A condition of a rule, and where it says what iptables means: the model's words for some matches are those of other hooks
 * only.
 *
 * @param step the condition as a step
 * @param exactAt the hooks where it is exact; in a chain that packets of another hook reach, it is not known
 * @param elsewhere what it is in such a chain
 */
record RuleGuard(Instruction.Guard step, Set<Hook> exactAt, Condition elsewhere) {

    private static final Set<Hook> EVERYWHERE = EnumSet.allOf(Hook.class);

    /** The condition that never holds. */
    static final Condition NEVER = new Condition.Any(List.of());

    static RuleGuard of(Criterion criterion, boolean negated) {
        Condition condition = Condition.of(criterion);
        return of(negated ? condition.negated() : condition);
    }

    static RuleGuard of(Condition condition) {
        return of(condition, EVERYWHERE, condition);
    }

    /** A condition that is exact at some hooks. */
    static RuleGuard of(Condition condition, Set<Hook> exactAt, Condition elsewhere) {
        return new RuleGuard(new Instruction.Guard(condition), exactAt, elsewhere);
    }

    static RuleGuard opaque(String text) {
        return opaque(text, false);
    }

    /** What the model does not know, or the exact opposite. */
    static RuleGuard opaque(String text, boolean negated) {
        Condition condition = new Condition.Unmodelled(text);
        return of(negated ? condition.negated() : condition);
    }

    Condition condition() {
        return step.condition();
    }

    /** The guard of a rule that packets of some hooks meet. A limit and what is not known are made anew for each rule. */
    Instruction at(Set<Hook> hooks) {
        Condition condition = exactAt.containsAll(hooks) ? condition() : elsewhere;
        boolean isLimit = condition instanceof Condition.Is is && is.criterion() instanceof Criterion.Limit;
        return isLimit || isUnknown(condition) ? new Instruction.Guard(anew(condition)) : step;
    }

    private static Condition anew(Condition condition) {
        if (condition instanceof Condition.Not not) {
            return anew(not.condition()).negated();
        }
        if (condition instanceof Condition.All all) {
            return Condition.all(all.conditions().stream().map(RuleGuard::anew).toList());
        }
        if (condition instanceof Condition.Unmodelled opaque) {
            return new Condition.Unmodelled(opaque.text());
        }
        return condition instanceof Condition.Is is ? Condition.of(is.criterion()) : condition;
    }

    /** Whether a condition hangs on one that the model does not know. */
    static boolean isUnknown(Condition condition) {
        return condition instanceof Condition.Unmodelled
                || (condition instanceof Condition.Not not && isUnknown(not.condition()))
                || (condition instanceof Condition.All all
                        && all.conditions().stream().anyMatch(RuleGuard::isUnknown));
    }
}
