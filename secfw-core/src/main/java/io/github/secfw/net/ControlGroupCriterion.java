package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;

/**
 * The packet was made by a socket that a process in a control group, or in one below it, created; a process that moves
 * leaves its sockets behind. In OUTPUT only: elsewhere the tools look for the socket differently.
 *
 * @param group the control group
 */
@CheckReturnValue
public record ControlGroupCriterion(ControlGroup group) implements Criterion {
    /** Checks that there is a group. */
    public ControlGroupCriterion {
        Objects.requireNonNull(group, "group");
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitControlGroup(this);
    }

    @Override
    public boolean isKnownAt(Hook hook) {
        return hook == Hook.OUTPUT;
    }

    @Override
    public String toString() {
        return "cgroup " + group;
    }
}
