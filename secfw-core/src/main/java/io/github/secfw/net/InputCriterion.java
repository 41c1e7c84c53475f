package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;

/**
 * The packet came in by an interface of a set. A packet that this machine makes has no input interface before it
 * comes back on loopback.
 *
 * @param interfaces the set
 */
@CheckReturnValue
public record InputCriterion(InterfaceSet interfaces) implements Criterion {
    /** Checks that there is a set. */
    public InputCriterion {
        Objects.requireNonNull(interfaces, "interfaces");
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitInput(this);
    }

    @Override
    public boolean isKnownAt(Hook hook) {
        return hook.hasInputInterface();
    }

    @Override
    public String toString() {
        return "in " + interfaces;
    }
}
