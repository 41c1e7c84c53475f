package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;

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
    public String toString() {
        return "mark " + mark;
    }
}
