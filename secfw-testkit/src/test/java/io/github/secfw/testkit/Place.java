package io.github.secfw.testkit;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import java.util.EnumSet;
import java.util.Set;

/** Where rules stand: from which hooks packets come there, and what can be done with them. */
record Place(Set<Hook> hooks, boolean labels, boolean filters) {

    /** Chains that any base chain may run. */
    static final Place ANYWHERE = new Place(EnumSet.allOf(Hook.class), false, false);

    static Place labelling(Hook hook) {
        return new Place(Set.of(hook), true, false);
    }

    static Place filtering(Hook hook) {
        return new Place(Set.of(hook), false, true);
    }

    boolean knows(Criterion criterion) {
        return hooks.stream().allMatch(hook -> criterion.requirement().isMetAt(hook));
    }

    /** A chain that two tables run can have no limit. */
    boolean limits() {
        return labels || filters;
    }
}
