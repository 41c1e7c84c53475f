package io.github.secfw.nftables.reader;

import java.util.List;

/**
 * A rule.
 *
 * @param origin where it stands
 * @param line its line
 * @param statements what it asks and does, from left to right
 */
record ParsedRule(Origin origin, int line, List<Placed> statements) {

    /** {@return where a statement of this rule stands} */
    Origin origin(Placed placed) {
        return new Origin(origin.file(), placed.from(), placed.to(), placed.where());
    }

    /**
     * A statement of a rule.
     *
     * @param statement the statement
     * @param from where it begins
     * @param to where it ends
     * @param where what the variables in it stand for; empty if there are none
     */
    record Placed(Statement statement, int from, int to, String where) {}
}
