package io.github.secfw.cil.reader;

import io.github.secfw.selinux.BooleanValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says what the booleans that the files declare are at first. */
final class InitialValues {

    private final PolicyText policy;
    private final Presences presences;
    private final Map<String, BooleanValue> values = new TreeMap<>();

    InitialValues(PolicyText policy, Presences presences) {
        this.policy = policy;
        this.presences = presences;
    }

    /** The values by name. */
    List<BooleanValue> read(List<String> unknown) {
        for (Membership<Boolean> initial : policy.initials) {
            Presence presence = presences.of(initial.scope());
            if (presence.isPossible()) {
                try {
                    add(initial, presence);
                } catch (NotKnownException e) {
                    unknown.add(initial.place().unknown(e.fact()));
                }
            }
        }
        return List.copyOf(values.values());
    }

    private void add(Membership<Boolean> initial, Presence presence) throws NotKnownException {
        String fact = "the boolean \"" + initial.set() + "\"";
        if (presence.block().isPresent()) {
            throw new NotKnownException(
                    fact + " in the optional block \"" + presence.block().get().name() + "\"");
        }
        if (presence.doubt().isPresent()) {
            throw new NotKnownException(fact + " in " + presence.doubt().get());
        }
        BooleanValue value = value(initial);
        values.put(value.name(), value);
    }

    private static BooleanValue value(Membership<Boolean> initial) throws NotKnownException {
        try {
            return new BooleanValue(initial.set(), initial.members());
        } catch (IllegalArgumentException e) {
            throw new NotKnownException("a boolean that cannot be stated, since " + e.getMessage());
        }
    }
}
