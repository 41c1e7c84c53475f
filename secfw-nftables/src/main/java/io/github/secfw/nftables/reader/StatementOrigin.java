package io.github.secfw.nftables.reader;

import io.github.secfw.program.Condition;
import io.github.secfw.spi.MalformedTextException;

/** Where a statement of a rule stands, and what it is taken for where the model does not know it. Not safe for several threads. */
final class StatementOrigin {

    private final ParsedRule rule;
    private final ParsedRule.Placed statement;
    private final UnknownConditions conditions;
    private String unknown = "";

    StatementOrigin(ParsedRule rule, ParsedRule.Placed statement, UnknownConditions conditions) {
        this.rule = rule;
        this.statement = statement;
        this.conditions = conditions;
    }

    /** The statement in one line, not more than can be read. */
    String text() {
        return rule.origin(statement).text();
    }

    /** The condition that the statement holds, which is not in the model; each time another one of equal text. */
    Condition unknown() {
        if (unknown.isEmpty()) {
            unknown = conditions.text(new Definition(rule.origin(statement), rule.where()));
        }
        return new Condition.Unmodelled(unknown);
    }

    MalformedTextException fault(String fault) {
        return rule.origin(statement).fault(fault);
    }
}
