package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Optional;

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
     * @throws IllegalArgumentException if this is not a user's name
     */
    public OwnerUserCriterion {
        AccountName.require("user", name);
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitOwnerUser(this);
    }

    @Override
    public CriterionKind kind() {
        return CriterionKind.OWNER_USER;
    }

    @Override
    public Requirement requirement() {
        return Requirement.SOCKET_OWNER;
    }

    @Override
    public boolean canHold(Family family) {
        return true;
    }

    @Override
    public boolean alwaysHolds(Family family) {
        return false;
    }

    @Override
    public boolean isPerFamily(boolean isNegated) {
        return false;
    }

    @Override
    public Optional<Protocol> protocolOfField() {
        return Optional.empty();
    }

    @Override
    public boolean needsConnection() {
        return false;
    }

    @Override
    public boolean isPlain() {
        return false;
    }

    @Override
    public Optional<String> ownState() {
        return Optional.empty();
    }

    @Override
    public Negation negation() {
        return Negation.beside();
    }

    @Override
    public Criterion opposite() {
        return new NegatedCriterion(this);
    }

    @Override
    public Optional<String> connectionLabelFault() {
        return Optional.empty();
    }

    @Override
    public String packetWord() {
        return "user";
    }

    @Override
    public Optional<String> needAtLoad() {
        return Optional.of("The user " + name
                + " must be there when the rules are loaded, or they fail to load. They mean the"
                + " number that it has then: load them again after it has changed.");
    }

    @Override
    public String toString() {
        return "user " + name;
    }
}
