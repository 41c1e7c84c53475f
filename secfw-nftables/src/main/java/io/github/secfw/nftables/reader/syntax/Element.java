package io.github.secfw.nftables.reader.syntax;

import java.util.Optional;

/**
 * An element of a set or a map.
 *
 * @param key what is in the set, or what the map looks up
 * @param value what a map has for it
 * @param option what else it has
 */
public record Element(Expression key, Optional<Expression> value, Option option) {

    /** What an element has beside key and value. */
    public enum Option {
        /** Nothing that matters to packets. */
        NONE,
        /** It goes away after some time. */
        TIMEOUT,
        /** It matches only at times. */
        STATE
    }
}
