package io.github.secfw.iptables.reader.importing;

import io.github.secfw.iptables.reader.draft.ChainDraft;
import io.github.secfw.iptables.reader.draft.RuleDraft;
import io.github.secfw.iptables.reader.lowering.GuardLowering;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.unmodelled.HashlimitTables;
import io.github.secfw.net.Hook;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** Finds what depends on more than the packet, in rules of chains that packets of some hooks reach. Not safe for several threads. */
final class StatefulGuards {

    private final GuardLowering lowering;
    private final Set<ChainDraft> without = Collections.newSetFromMap(new IdentityHashMap<>());

    StatefulGuards(Set<Hook> hooks) {
        this.lowering = new GuardLowering(hooks, new HashlimitTables());
    }

    /** The first one that a rule asks for itself. */
    Optional<Instruction> asked(RuleDraft rule) {
        return rule.guards().stream()
                .map(lowering::lower)
                .filter(StatefulGuards::isStateful)
                .findFirst();
    }

    /** The first one in the chains that a rule leads to. */
    Optional<Instruction> behind(RuleDraft rule) {
        return rule.jump().flatMap(jump -> in(jump.to()));
    }

    private Optional<Instruction> in(ChainDraft chain) {
        if (without.add(chain)) {
            for (RuleDraft rule : chain.rules()) {
                Optional<Instruction> found = asked(rule).or(() -> behind(rule));
                if (found.isPresent()) {
                    without.remove(chain);
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isStateful(Instruction step) {
        return step instanceof Instruction.Unmodelled
                || (step instanceof Instruction.Guard guard && isStateful(guard.condition()));
    }

    private static boolean isStateful(Condition condition) {
        return RuleGuard.isUnmodelled(condition)
                || (condition instanceof Condition.Is is && is.criterion() instanceof LimitCriterion);
    }
}
