package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Locale;

/**
 * What connection tracking says of a packet. A packet has exactly one of these states (iptables-extensions(8),
 * {@code conntrack}; nft(8), {@code ct state}).
 */
@CheckReturnValue
public enum ConnectionState {
    /** The packet begins a connection, or belongs to one that has seen packets in one direction only. */
    NEW,
    /** The packet belongs to a connection that has seen packets in both directions. */
    ESTABLISHED,
    /** The packet begins a connection, or reports an error, that belongs to an existing connection. */
    RELATED,
    /** The packet belongs to no known connection and cannot begin one; it has no connection entry. */
    INVALID,
    /** The packet is not tracked, by rule or by nature (IPv6 neighbour discovery); it has no connection entry. */
    UNTRACKED;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** {@return whether a packet of this state has a connection, and so a place for a connection label} */
    public boolean hasConnection() {
        return this != INVALID && this != UNTRACKED;
    }

    /** {@return the keyword of nft, {@code new} for instance} */
    @Override
    public String toString() {
        return text;
    }
}
