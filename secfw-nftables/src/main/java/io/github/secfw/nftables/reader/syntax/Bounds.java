package io.github.secfw.nftables.reader.syntax;

/**
 * The values that a part of an element means, to see whether elements overlap.
 *
 * @param <C> what they are
 * @param first the lowest
 * @param last the highest
 */
public record Bounds<C extends Comparable<C>>(C first, C last) {

    public boolean isSingle() {
        return first.equals(last);
    }
}
