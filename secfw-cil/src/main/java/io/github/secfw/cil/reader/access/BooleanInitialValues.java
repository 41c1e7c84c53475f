package io.github.secfw.cil.reader.access;

import io.github.secfw.cil.reader.database.Assignment;
import io.github.secfw.cil.reader.database.PolicyDatabase;
import io.github.secfw.cil.reader.resolution.ScopeStatus;
import io.github.secfw.cil.reader.resolution.UnmodelledException;
import io.github.secfw.selinux.BooleanValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the initial values of the booleans that the files declare. */
final class BooleanInitialValues {

    private final PolicyDatabase policy;
    private final Map<String, BooleanValue> values = new TreeMap<>();

    BooleanInitialValues(PolicyDatabase policy) {
        this.policy = policy;
    }

    /** {@return the values, sorted by name} */
    List<BooleanValue> collect(UnmodelledFeatureLog unmodelled) {
        for (Assignment<Boolean> initial : policy.initialValues) {
            unmodelled.process(initial.scope(), initial.position(), status -> add(initial, status));
        }
        return List.copyOf(values.values());
    }

    private void add(Assignment<Boolean> initial, ScopeStatus status) throws UnmodelledException {
        String feature = "the boolean \"" + initial.name() + "\"";
        if (status.block().isPresent()) {
            throw new UnmodelledException(
                    feature + " in the optional block \"" + status.block().get().name() + "\"");
        }
        if (status.reason().isPresent()) {
            throw new UnmodelledException(feature + " in " + status.reason().get());
        }
        BooleanValue value = value(initial);
        values.put(value.name(), value);
    }

    private static BooleanValue value(Assignment<Boolean> initial) throws UnmodelledException {
        return UnmodelledException.orUnmodelled("a boolean", () -> new BooleanValue(initial.name(), initial.value()));
    }
}
