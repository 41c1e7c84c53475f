package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Locale;

/**
 * To whom the link layer delivered a packet: what iptables calls {@code pkttype} and nft {@code meta pkttype}. Every packet
 * has one at every hook; a packet that leaves is {@link #UNICAST} until it is sent.
 */
@CheckReturnValue
public enum Delivery {
    /** To this machine alone. */
    UNICAST,
    /** To every machine of the link. */
    BROADCAST,
    /** To a group of machines. */
    MULTICAST;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** {@return the name, as iptables and nft read it} */
    @Override
    public String toString() {
        return text;
    }
}
