package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;

/**
 * The packet was made by a socket whose creating process had a primary group of some name, which the tool looks up
 * when the rules are loaded.
 *
 * @param name the group's name
 */
@CheckReturnValue
public record OwnerGroupCriterion(String name) implements Criterion {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if this is no group's name
     */
    public OwnerGroupCriterion {
        AccountName.require("group", name);
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitOwnerGroup(this);
    }

    @Override
    public boolean isOfOwner() {
        return true;
    }

    @Override
    public boolean isKnownAt(Hook hook) {
        return hook.hasSocketOwner();
    }

    @Override
    public String toString() {
        return "group " + name;
    }
}
