package io.github.secfw.testkit;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Match;
import java.util.Collections;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A condition that a match of any protocol may have, or what it leaves out. */
record Condition(UnaryOperator<Match<?>> narrow, boolean excepted) {

    Criterion criterion() {
        return narrow.apply(Match.any()).criteria().get(0);
    }

    /** Whether the match does not say so already, and leaves packets that also meet the condition. */
    boolean fits(Match<?> match) {
        return !match.criteria().contains(criterion()) && !Collections.disjoint(match.families(), families());
    }

    private Set<Family> families() {
        return on(Match.any()).families();
    }

    Match<?> on(Match<?> match) {
        return excepted ? match.except(narrow.apply(Match.any())) : narrow.apply(match);
    }

    @Override
    public String toString() {
        return (excepted ? "except " : "") + criterion();
    }
}
