package io.github.secfw.nftables.reader.syntax;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parser of spans of time in whole seconds, {@code 1h30m} for instance. */
public final class TimeSpan {

    private static final Pattern SPAN = Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");
    private static final int[] SECONDS_OF_UNITS = {86_400, 3_600, 60, 1};

    private TimeSpan() {}

    /** {@return the seconds of a span, empty for a word that is not a span} */
    public static OptionalLong seconds(String word) {
        Matcher span = SPAN.matcher(word);
        if (word.isEmpty() || !span.matches()) {
            return OptionalLong.empty();
        }
        long seconds = 0;
        for (int unit = 0; unit < SECONDS_OF_UNITS.length; unit++) {
            String count = span.group(unit + 1);
            seconds += count == null
                    ? 0
                    : Math.max(0, Math.min(Long.parseLong("0" + count, 10), 1L << 32)) * SECONDS_OF_UNITS[unit];
        }
        return OptionalLong.of(seconds);
    }
}
