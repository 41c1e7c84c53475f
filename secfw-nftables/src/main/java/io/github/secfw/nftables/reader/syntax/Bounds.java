package io.github.secfw.nftables.reader.syntax;

/**
 * The lowest and the highest value of one part of an element, to find elements that overlap.
 *
 * @param <C> the type of the values
 * @param first the lowest
 * @param last the highest
 */
public record Bounds<C extends Comparable<C>>(C first, C last) {

    public boolean isSingle() {
        return first.equals(last);
    }
}
