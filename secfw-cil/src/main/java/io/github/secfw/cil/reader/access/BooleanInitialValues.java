package io.github.secfw.cil.reader.access;

import io.github.secfw.cil.reader.database.Assignment;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.resolution.ScopeStatus;
import io.github.secfw.cil.reader.resolution.ScopeStatuses;
import io.github.secfw.cil.reader.resolution.UnmodelledException;
import io.github.secfw.selinux.BooleanValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says what the booleans that the files declare are at first. */
final class BooleanInitialValues {

    private final PolicyDatabase policy;
    private final ScopeStatuses presences;
    private final Map<String, BooleanValue> values = new TreeMap<>();

    BooleanInitialValues(PolicyDatabase policy, ScopeStatuses presences) {
        this.policy = policy;
        this.presences = presences;
    }

    /** The values by name. */
    List<BooleanValue> read(List<String> unknown) {
        for (Assignment<Boolean> initial : policy.initials) {
            ScopeStatus presence = presences.of(initial.scope());
            if (presence.isPossible()) {
                try {
                    add(initial, presence);
                } catch (UnmodelledException e) {
                    unknown.add(initial.place().unknown(e.fact()));
                }
            }
        }
        return List.copyOf(values.values());
    }

    private void add(Assignment<Boolean> initial, ScopeStatus presence) throws UnmodelledException {
        String fact = "the boolean \"" + initial.set() + "\"";
        if (presence.block().isPresent()) {
            throw new UnmodelledException(
                    fact + " in the optional block \"" + presence.block().get().name() + "\"");
        }
        if (presence.doubt().isPresent()) {
            throw new UnmodelledException(fact + " in " + presence.doubt().get());
        }
        BooleanValue value = value(initial);
        values.put(value.name(), value);
    }

    private static BooleanValue value(Assignment<Boolean> initial) throws UnmodelledException {
        try {
            return new BooleanValue(initial.set(), initial.members());
        } catch (IllegalArgumentException e) {
            throw new UnmodelledException("a boolean that cannot be stated, since " + e.getMessage());
        }
    }
}
