package io.github.secfw.nftables.reader.syntax;

import io.github.secfw.spi.MalformedTextException;

/** The place of a statement in its rule. */
public final class StatementOrigin {

    private final ParsedRule rule;
    private final ParsedRule.Placed statement;

    public StatementOrigin(ParsedRule rule, ParsedRule.Placed statement) {
        this.rule = rule;
        this.statement = statement;
    }

    /** {@return the text of the statement on one line, shortened if it is long} */
    public String text() {
        return rule.origin(statement).text();
    }

    /** {@return whether it is the last statement of its rule; an equal one may precede it} */
    @SuppressWarnings("ReferenceEquality")
    public boolean isLast() {
        return rule.statements().get(rule.statements().size() - 1) == statement;
    }

    public MalformedTextException fault(String fault) {
        return rule.origin(statement).fault(fault);
    }
}
