package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Locale;

/** A flag of the TCP header that both iptables and nft know by name (RFC 9293, 3.1). */
@CheckReturnValue
public enum TcpFlag {
    /** No more data comes. */
    FIN,
    /** A connection begins. */
    SYN,
    /** The connection is reset. */
    RST,
    /** The data is to be passed on at once. */
    PSH,
    /** The packet acknowledges others. */
    ACK,
    /** The packet has urgent data. */
    URG;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** {@return the flag as nft writes it} */
    @Override
    public String toString() {
        return text;
    }
}
