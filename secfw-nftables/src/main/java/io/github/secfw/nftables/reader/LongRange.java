package io.github.secfw.nftables.reader;

/**
 * Whole numbers.
 *
 * @param first the lowest
 * @param last the highest
 */
record LongRange(long first, long last) {

    static LongRange of(long number) {
        return new LongRange(number, number);
    }

    boolean isSingle() {
        return first == last;
    }

    boolean contains(long number) {
        return first <= number && number <= last;
    }
}
