package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;

/**
 * The packet was made by a socket whose creating process had a user of some name, which the tool looks up when the
 * rules are loaded.
 *
 * @param name the user's name
 */
@CheckReturnValue
public record OwnerUserCriterion(String name) implements Criterion {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if this is no user's name
     */
    public OwnerUserCriterion {
        AccountName.require("user", name);
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitOwnerUser(this);
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
        return "user " + name;
    }
}
