package io.github.secfw.nftables.reader.syntax;

import java.util.List;

/**
 * A rule.
 *
 * @param file the text that has it
 * @param from its first character
 * @param to behind its last character
 * @param line its line
 * @param statements what it asks and does, from left to right
 * @param where what the variables in it stand for; empty if there are none
 */
public record ParsedRule(SourceText file, int from, int to, int line, List<Placed> statements, String where) {

    /** The fault of a statement that no packet comes to. */
    public static final String HAS_ENDED = "the rule ends before this statement: put it first, or leave it out";

    /** {@return where it stands} */
    public Origin origin() {
        return new Origin(file, from, to);
    }

    /** {@return where a statement of this rule stands} */
    public Origin origin(Placed placed) {
        return new Origin(file, placed.from(), placed.to());
    }

    /**
     * A statement of a rule.
     *
     * @param statement the statement
     * @param from where it begins
     * @param to where it ends
     */
    public record Placed(Statement statement, int from, int to) {}
}
