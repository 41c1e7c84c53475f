package io.github.secfw.iptables.reader.importing;

import io.github.secfw.iptables.reader.draft.ChainDraft;
import io.github.secfw.iptables.reader.draft.RuleDraft;
import io.github.secfw.iptables.reader.lowering.GuardLowering;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.unmodelled.HashlimitTables;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Instruction;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** Finds guards with state, in rules of chains that packets of some hooks reach. Not thread-safe. */
final class StatefulGuards {

    private final GuardLowering lowering;
    private final Set<ChainDraft> searched = Collections.newSetFromMap(new IdentityHashMap<>());

    StatefulGuards(Set<Hook> hooks) {
        this.lowering = new GuardLowering(hooks, new HashlimitTables());
    }

    /** The first guard with state of a rule. */
    Optional<Instruction> direct(RuleDraft rule) {
        return rule.guards().stream()
                .map(lowering::lower)
                .filter(StatefulGuards::isStateful)
                .findFirst();
    }

    /** The first guard with state in the chains that a rule jumps to. */
    Optional<Instruction> reachable(RuleDraft rule) {
        return rule.jump().flatMap(jump -> in(jump.to()));
    }

    private Optional<Instruction> in(ChainDraft chain) {
        if (searched.add(chain)) {
            for (RuleDraft rule : chain.rules()) {
                Optional<Instruction> found = direct(rule).or(() -> reachable(rule));
                if (found.isPresent()) {
                    searched.remove(chain);
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
        return RuleGuard.isUnmodelled(condition) || RuleGuard.isLimit(condition);
    }
}
