package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Optional;

/** How a criterion can be negated: beside another one of its kind, in its place, or not at all. */
@CheckReturnValue
public final class Negation {

    private static final Negation BESIDE = new Negation(true, Optional.empty());
    private static final Negation INSTEAD = new Negation(false, Optional.empty());

    private final boolean isBeside;
    private final Optional<String> fault;

    private Negation(boolean isBeside, Optional<String> fault) {
        this.isBeside = isBeside;
        this.fault = fault;
    }

    /** A match can have a criterion of the kind and a negated one. */
    static Negation beside() {
        return BESIDE;
    }

    /** A match can have a criterion of the kind or a negated one. */
    static Negation instead() {
        return INSTEAD;
    }

    /** As {@link #beside()}, unless every packet matches the criterion, so that none matches its negation. */
    static Negation besideUnless(boolean alwaysHolds, Criterion criterion) {
        return alwaysHolds
                ? refused("\"not " + criterion + "\" leaves no packet: leave it out, or name fewer values")
                : BESIDE;
    }

    /** The criterion cannot be negated, so that all tools mean the same. */
    static Negation refused(String fault) {
        return new Negation(true, Optional.of(fault));
    }

    /** {@return whether a match can have both a criterion of the kind and a negated one; else it can have one of them} */
    public boolean isBeside() {
        return isBeside;
    }

    /** {@return why the criterion cannot be negated, with the remedy after a colon; empty where it can} */
    public Optional<String> fault() {
        return fault;
    }
}
