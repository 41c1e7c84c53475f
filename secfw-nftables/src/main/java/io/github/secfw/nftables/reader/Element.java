package io.github.secfw.nftables.reader;

import java.util.Optional;

/**
 * An element of a set or a map.
 *
 * @param key what is in the set, or what the map looks up
 * @param value what a map has for it
 * @param changes whether it goes away after some time, or matches only at times
 */
record Element(Expression key, Optional<Expression> value, boolean changes) {}
