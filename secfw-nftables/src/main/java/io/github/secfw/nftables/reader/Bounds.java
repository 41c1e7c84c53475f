package io.github.secfw.nftables.reader;

/**
 * The values that a part of an element means, to see whether elements overlap.
 *
 * @param <C> what they are
 * @param first the lowest
 * @param last the highest
 */
record Bounds<C extends Comparable<C>>(C first, C last) {

    boolean isSingle() {
        return first.equals(last);
    }
}
