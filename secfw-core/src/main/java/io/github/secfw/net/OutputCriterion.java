package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;

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
    public CriterionKind kind() {
        return CriterionKind.OUTPUT;
    }

    @Override
    public Requirement requirement() {
        return Requirement.OUTPUT_INTERFACE;
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
        return interfaces.patterns().size() == 1;
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
        return "out";
    }

    @Override
    public Optional<String> needAtLoad() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "out " + interfaces;
    }
}
