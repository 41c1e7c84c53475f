package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several matches, of which one must hold; more may. Made by {@link Match#anyOf}. A rule for alternatives becomes a rule
 * for each of them.
 *
 * @param matches the alternatives, at least one, in the order in which they are tried
 */
@CheckReturnValue
public record Alternatives(List<Match<?>> matches) {

    /**
     * Copies the matches.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Alternatives {
        if (matches.isEmpty()) {
            throw new IllegalArgumentException("no alternative matches nothing: give a match");
        }
        matches = List.copyOf(matches);
    }

    static Alternatives of(Match<?> first, Match<?>... more) {
        return new Alternatives(
                Stream.concat(Stream.<Match<?>>of(first), Arrays.stream(more)).toList());
    }

    /** {@return the matches, with {@code or} between them} */
    @Override
    public String toString() {
        return matches.stream().map(Match::toString).collect(Collectors.joining(" or "));
    }
}
