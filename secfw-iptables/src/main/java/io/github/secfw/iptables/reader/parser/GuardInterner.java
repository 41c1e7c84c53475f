package io.github.secfw.iptables.reader.parser;

import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.program.Condition;
import java.util.HashMap;
import java.util.Map;

/** Interns guards that many rules of a file share, so that equal guards are one object. Not thread-safe. */
final class GuardInterner {

    private final Map<RuleGuard, RuleGuard> known = new HashMap<>();

    /** The first guard that is equal to a guard. */
    RuleGuard shared(RuleGuard guard) {
        boolean isCommon = guard.condition() instanceof Condition.Is is
                && (is.criterion() instanceof StateCriterion || is.criterion() instanceof ProtocolCriterion);
        if (!isCommon) {
            return guard;
        }
        RuleGuard first = known.putIfAbsent(guard, guard);
        return first == null ? guard : first;
    }
}
