package io.github.secfw.nftables.reader;

/** Canonical words of the matches that an element of a set has. */
final class FillOptions {

    private FillOptions() {}

    static String words(Statement match) {
        if (match instanceof Statement.Rate rate) {
            return (rate.isOver() ? "over " : "") + rate.limit();
        }
        return match instanceof Statement.Count count ? count.text() : "?";
    }
}
