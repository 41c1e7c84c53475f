package io.github.secfw.nftables.reader.syntax;

/** Canonical text of the matches that an element of a set carries. */
public final class FillOptions {

    private FillOptions() {}

    public static String words(Statement match) {
        if (match instanceof Statement.Rate rate) {
            return (rate.isOver() ? "over " : "") + rate.limit();
        }
        return match instanceof Statement.Count count ? count.text() : "?";
    }
}
