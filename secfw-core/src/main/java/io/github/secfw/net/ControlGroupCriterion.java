package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;

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
    public CriterionKind kind() {
        return CriterionKind.CONTROL_GROUP;
    }

    @Override
    public Requirement requirement() {
        return Requirement.CONTROL_GROUP;
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
        return Negation.refused("\"not " + this
                + "\" means other packets in iptables than in nftables: write a chain that returns for the group"
                + " first");
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
        return "cgroup";
    }

    @Override
    public Optional<String> needAtLoad() {
        return Optional.of("The control group " + group
                + " must be there when the rules are loaded, or they fail to load. They mean the group that is there then,"
                + " not its name: load them again after each restart of the unit that it belongs to, or they never"
                + " match.");
    }

    @Override
    public String toString() {
        return "cgroup " + group;
    }
}
