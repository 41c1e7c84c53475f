package io.github.secfw.nftables.reader.syntax;

import java.util.List;

/**
 * A rule.
 *
 * @param file its file
 * @param from the offset of its first character
 * @param to the offset after its last character
 * @param line its line
 * @param statements its matches and statements, from left to right
 * @param where the values of the variables in it, empty if there are none
 */
public record ParsedRule(SourceText file, int from, int to, int line, List<Placed> statements, String where) {

    /** The message for a statement that no packet reaches. */
    public static final String HAS_ENDED = "the rule ends before this statement: put it first, or leave it out";

    /** {@return its place in the file} */
    public Origin origin() {
        return new Origin(file, from, to);
    }

    /** {@return the place of a statement of this rule} */
    public Origin origin(Placed placed) {
        return new Origin(file, placed.from(), placed.to());
    }

    /**
     * A statement with its place.
     *
     * @param statement the statement
     * @param from the offset of its first character
     * @param to the offset after its last character
     */
    public record Placed(Statement statement, int from, int to) {}
}
