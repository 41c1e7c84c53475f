package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;

/**
 * Another criterion does not hold. What a packet must have for the other one to be asked stays required: a negated
 * connection mark asks for a connection. Only of a socket's owner is that different, as in iptables: a packet
 * without socket has no owner, so that every negated owner holds for it.
 *
 * @param criterion what must not hold
 */
@CheckReturnValue
public record NegatedCriterion(Criterion criterion) implements Criterion {
    /**
     * Checks that both tools can say it.
     *
     * @throws IllegalArgumentException if one of them cannot, or if nothing would be left
     */
    public NegatedCriterion {
        Objects.requireNonNull(criterion, "criterion");
        Optional<String> fault = criterion.negation().fault();
        if (fault.isPresent()) {
            throw new IllegalArgumentException(fault.get());
        }
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitNegated(this);
    }

    @Override
    public CriterionKind kind() {
        return criterion.kind();
    }

    @Override
    public Requirement requirement() {
        return criterion.requirement();
    }

    @Override
    public boolean canHold(Family family) {
        return !criterion.alwaysHolds(family);
    }

    @Override
    public boolean alwaysHolds(Family family) {
        return false; // not decided: no match has a negation of a negation
    }

    @Override
    public boolean isPerFamily(boolean isNegated) {
        return criterion.isPerFamily(!isNegated);
    }

    @Override
    public Optional<Protocol> protocolOfField() {
        return criterion.protocolOfField();
    }

    @Override
    public boolean needsConnection() {
        return criterion.needsConnection();
    }

    @Override
    public boolean isPlain() {
        return false;
    }

    @Override
    public Optional<String> ownState() {
        return criterion.ownState();
    }

    @Override
    public Negation negation() {
        return Negation.refused("\"not " + this + "\": match it without negating it twice");
    }

    @Override
    public Criterion opposite() {
        return new NegatedCriterion(this);
    }

    @Override
    public Optional<String> connectionLabelFault() {
        return criterion.connectionLabelFault();
    }

    @Override
    public String packetWord() {
        return criterion.packetWord();
    }

    @Override
    public Optional<String> needAtLoad() {
        return criterion.needAtLoad();
    }

    @Override
    public String toString() {
        return "not " + criterion;
    }
}
