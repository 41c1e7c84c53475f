package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Locale;

/** The severity of a log line, as syslog(3) has it; the names are those of nft. */
@CheckReturnValue
public enum LogLevel {
    /** 0. */
    EMERG,
    /** 1. */
    ALERT,
    /** 2. */
    CRIT,
    /** 3; iptables writes it {@code error}. */
    ERR,
    /** 4, the default of both tools; iptables writes it {@code warning}. */
    WARN,
    /** 5. */
    NOTICE,
    /** 6. */
    INFO,
    /** 7. */
    DEBUG;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** {@return the keyword of nft, {@code warn} for instance} */
    @Override
    public String toString() {
        return text;
    }
}
