package io.github.secfw.nftables.reader.syntax;

/**
 * A range of whole numbers, both ends included.
 *
 * @param first the lowest
 * @param last the highest
 */
public record LongRange(long first, long last) {

    public static LongRange of(long number) {
        return new LongRange(number, number);
    }

    public boolean isSingle() {
        return first == last;
    }

    public boolean contains(long number) {
        return first <= number && number <= last;
    }
}
