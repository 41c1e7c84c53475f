package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Locale;

/** The unit of time of a rate. */
@CheckReturnValue
public enum LimitUnit {
    /** A second. */
    SECOND(1),
    /** A minute. */
    MINUTE(60),
    /** An hour. */
    HOUR(3_600),
    /** A day. */
    DAY(86_400);

    private final String text = name().toLowerCase(Locale.ROOT);
    private final int seconds;

    LimitUnit(int seconds) {
        this.seconds = seconds;
    }

    /** {@return how many seconds the unit has} */
    public int seconds() {
        return seconds;
    }

    /** {@return the word of both tools, {@code minute} for instance} */
    @Override
    public String toString() {
        return text;
    }
}
