package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;

/**
 * The packet goes out by an interface of a set.
 *
 * @param interfaces the set
 */
@CheckReturnValue
public record OutputCriterion(InterfaceSet interfaces) implements Criterion {
    /** Checks that there is a set. */
    public OutputCriterion {
        Objects.requireNonNull(interfaces, "interfaces");
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitOutput(this);
    }

    @Override
    public boolean isKnownAt(Hook hook) {
        return hook.hasOutputInterface();
    }

    @Override
    public String toString() {
        return "out " + interfaces;
    }
}
