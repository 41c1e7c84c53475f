package io.github.secfw.iptables.reader.parser;

import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.program.Condition;
import java.util.HashMap;
import java.util.Map;

/** Keeps guards of which a file has few, in many rules, so that each of them is one object. Not safe for several threads. */
final class GuardInterner {

    private final Map<RuleGuard, RuleGuard> known = new HashMap<>();

    /** The guard that was the first to ask the same. */
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
