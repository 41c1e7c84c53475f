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

    /**
     * A statement of a rule.
     *
     * @param statement the statement
     * @param origin where it stands
     */
    record Placed(Statement statement, Origin origin) {}
}
