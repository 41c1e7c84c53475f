package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Objects;

/**
 * The packet belongs to a connection that has a mark.
 *
 * @param mark the mark, or some bits of it
 */
@CheckReturnValue
public record ConnectionMarkCriterion(Mark mark) implements Criterion {
    /** Checks that there is a mark. */
    public ConnectionMarkCriterion {
        Objects.requireNonNull(mark, "mark");
    }

    @Override
    public <R> R accept(CriterionVisitor<R> visitor) {
        return visitor.visitConnectionMark(this);
    }

    @Override
    public String toString() {
        return "connection mark " + mark;
    }
}
