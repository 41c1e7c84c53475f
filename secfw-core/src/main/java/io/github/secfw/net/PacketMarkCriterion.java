package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;

/**
 * The packet has a mark.
 *
 * @param mark the mark, or some bits of it
 */
@CheckReturnValue
public record PacketMarkCriterion(Mark mark) implements Criterion {
    /** Checks that there is a mark. */
    public PacketMarkCriterion {
        Objects.requireNonNull(mark, "mark");
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitPacketMark(this);
    }

    @Override
    public CriterionKind kind() {
        return CriterionKind.PACKET_MARK;
    }

    @Override
    public Requirement requirement() {
        return Requirement.NOTHING;
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
        return "mark";
    }

    @Override
    public Optional<String> needAtLoad() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "mark " + mark;
    }
}
