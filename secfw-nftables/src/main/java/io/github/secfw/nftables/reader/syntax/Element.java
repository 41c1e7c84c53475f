package io.github.secfw.nftables.reader.syntax;

import java.util.Optional;

/**
 * An element of a set or a map.
 *
 * @param key the member of the set, or the key of the map
 * @param value the value of a map's element
 * @param option the option that matters most
 */
public record Element(Expression key, Optional<Expression> value, Option option) {

    /** The options of an element. */
    public enum Option {
        /** No option that affects packets. */
        NONE,
        /** The element expires. */
        TIMEOUT,
        /** The element has state: a limit, a quota or a count of connections. */
        STATE
    }
}
