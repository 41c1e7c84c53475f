package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.List;

/** A match that says nothing of ports. Made by {@link Match#any()} and {@link Match#protocol(int)}. */
@CheckReturnValue
public final class AnyMatch extends Match<AnyMatch> {

    AnyMatch(List<Criterion> criteria) {
        super(criteria);
    }

    @Override
    AnyMatch withCriteria(List<Criterion> all) {
        return new AnyMatch(all);
    }
}
