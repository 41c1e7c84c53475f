package io.github.secfw.nftables.reader;

import io.github.secfw.program.Condition;
import io.github.secfw.spi.MalformedTextException;

/** Where a statement of a rule stands, and what it is taken for where the model does not know it. Not safe for several threads. */
final class StatementOrigin {

    private final Origin origin;
    private final UnknownConditions conditions;
    private String unknown = "";

    StatementOrigin(Origin origin, UnknownConditions conditions) {
        this.origin = origin;
        this.conditions = conditions;
    }

    /** The statement in one line, not more than can be read. */
    String text() {
        return origin.text();
    }

    /** The condition that the statement holds, which is not in the model; each time another one of equal text. */
    Condition unknown() {
        if (unknown.isEmpty()) {
            unknown = conditions.text(origin);
        }
        return new Condition.Opaque(unknown);
    }

    MalformedTextException fault(String fault) {
        return origin.fault(fault);
    }
}
