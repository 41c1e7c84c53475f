package io.github.secfw.nftables.reader.syntax;

import io.github.secfw.spi.MalformedTextException;

/** Where a statement of a rule stands. */
public final class StatementOrigin {

    private final ParsedRule rule;
    private final ParsedRule.Placed statement;

    public StatementOrigin(ParsedRule rule, ParsedRule.Placed statement) {
        this.rule = rule;
        this.statement = statement;
    }

    /** The statement in one line, not more than can be read. */
    public String text() {
        return rule.origin(statement).text();
    }

    /** Whether it is the last one of its rule; an equal one may stand before it. */
    @SuppressWarnings("ReferenceEquality")
    public boolean isLast() {
        return rule.statements().get(rule.statements().size() - 1) == statement;
    }

    public MalformedTextException fault(String fault) {
        return rule.origin(statement).fault(fault);
    }
}
