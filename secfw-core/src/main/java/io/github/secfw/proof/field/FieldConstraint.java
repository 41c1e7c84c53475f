package io.github.secfw.proof.field;

import io.github.secfw.net.Hook;
import io.github.secfw.proof.diagram.BooleanOperations;
import java.util.function.ToIntFunction;

/** A test of some fields, in its two phases: first it adds cut points, and when all cut points are known it compiles to a diagram. */
public final class FieldConstraint {

    /**
     * Where a test is compiled.
     *
     * @param sets operations on conditions
     * @param hook the hook of the rules
     * @param isTracked whether connection tracking has seen the packet
     * @param marks the groups of bits of marks
     * @param firstMarkLevel the level of the first group of the packet's mark; those of the connection's mark follow
     */
    public record Context(BooleanOperations sets, Hook hook, boolean isTracked, MarkGroups marks, int firstMarkLevel) {}

    private final Runnable cut;
    private final ToIntFunction<Context> compiled;

    private FieldConstraint(Runnable cut, ToIntFunction<Context> compiled) {
        this.cut = cut;
        this.compiled = compiled;
    }

    static FieldConstraint of(Runnable cut, ToIntFunction<Context> compiled) {
        return new FieldConstraint(cut, compiled);
    }

    /** A test that needs no cut points. */
    static FieldConstraint of(ToIntFunction<Context> compiled) {
        return of(() -> {}, compiled);
    }

    /** Adds the cut points of the test to its fields. */
    public void addCutPoints() {
        cut.run();
    }

    /** Compiles the test to the diagram of a condition. */
    public int compile(Context context) {
        return compiled.applyAsInt(context);
    }

    FieldConstraint and(FieldConstraint other) {
        return of(
                () -> {
                    addCutPoints();
                    other.addCutPoints();
                },
                context -> context.sets().and(compile(context), other.compile(context)));
    }

    FieldConstraint not() {
        return of(cut, context -> context.sets().not(compile(context)));
    }
}
