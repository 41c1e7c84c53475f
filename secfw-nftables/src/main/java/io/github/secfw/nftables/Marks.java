package io.github.secfw.nftables;

import io.github.secfw.net.Mark;

/** Marks as nft lists them. */
final class Marks {

    private Marks() {}

    static String text(long value) {
        return String.format("0x%08x", value);
    }

    /** What {@code field}, a mark, becomes when some of its bits are set. */
    static String set(String field, Mark mark) {
        if (mark.isWhole()) {
            return text(mark.value());
        }
        String kept = field + " & " + text(~mark.mask() & Mark.ALL_BITS);
        return mark.value() == 0 ? kept : kept + " | " + text(mark.value());
    }
}
