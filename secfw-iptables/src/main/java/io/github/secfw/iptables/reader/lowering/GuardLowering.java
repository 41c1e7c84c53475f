package io.github.secfw.iptables.reader.lowering;

import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.unmodelled.HashlimitTables;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import java.util.Set;

/** The instructions of guards, in rules of chains that packets of some hooks reach. */
public final class GuardLowering {

    private final Set<Hook> hooks;
    private final HashlimitTables hashlimits;

    /**
     * Lowers guards.
     *
     * @param hooks the hooks from which packets reach the rules
     * @param hashlimits the hashlimit tables of the file
     */
    public GuardLowering(Set<Hook> hooks, HashlimitTables hashlimits) {
        this.hooks = hooks;
        this.hashlimits = hashlimits;
    }

    /**
     * The instruction of a guard. Each rule has its own limit and its own state, so limits and unmodelled conditions are new
     * objects in each rule.
     */
    public Instruction lower(RuleGuard guard) {
        if (guard.step() instanceof Instruction.Unmodelled event) {
            return new Instruction.Unmodelled(event.text(), event.footprint());
        }
        boolean isExact = guard.exactAt().containsAll(hooks);
        Condition condition = isExact ? guard.condition() : guard.elsewhere();
        if (RuleGuard.isLimit(condition) || RuleGuard.isUnmodelled(condition)) {
            return new Instruction.Guard(copy(condition));
        }
        return isExact ? guard.step() : new Instruction.Guard(condition);
    }

    private Condition copy(Condition condition) {
        if (condition instanceof Condition.Not not) {
            return copy(not.condition()).negated();
        }
        if (condition instanceof Condition.All all) {
            return Condition.all(all.conditions().stream().map(this::copy).toList());
        }
        if (condition instanceof Condition.Any any) {
            return Condition.any(any.conditions().stream().map(this::copy).toList());
        }
        if (condition instanceof Condition.Unmodelled unmodelled) {
            boolean isAmbiguous =
                    unmodelled.footprint().reads().stream().anyMatch(cell -> hashlimits.isAmbiguous(cell.name()));
            return isAmbiguous
                    ? new Condition.Unmodelled(unmodelled.text())
                    : new Condition.Unmodelled(unmodelled.text(), unmodelled.footprint());
        }
        return condition instanceof Condition.Is is ? Condition.of(is.criterion()) : condition;
    }
}
