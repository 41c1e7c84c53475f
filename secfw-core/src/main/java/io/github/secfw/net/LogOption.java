package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;

/** What a log line says beside the packet's usual fields; what both iptables and nft can ask for. */
@CheckReturnValue
public enum LogOption {
    /** The sequence number of a TCP packet. A reader of the log can use it to break into the connection. */
    TCP_SEQUENCE("tcp sequence"),
    /** The options of a TCP packet's header. */
    TCP_OPTIONS("tcp options"),
    /** The options of an IPv4 header, the extension headers of IPv6. */
    IP_OPTIONS("ip options"),
    /** The user and group id of the process that created the sending socket. */
    OWNER("owner"),
    /** The link-layer addresses, in words. */
    LINK_LAYER("link layer");

    private final String text;

    LogOption(String text) {
        this.text = text;
    }

    /** {@return the option in words} */
    @Override
    public String toString() {
        return text;
    }
}
