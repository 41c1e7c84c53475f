package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;

/** The answer that a rejected packet gets. Each type has the same meaning in both families (nft(8), {@code icmpx}). */
@CheckReturnValue
public enum RejectType {
    /** ICMP or ICMPv6: port unreachable; what both tools send unless told otherwise. */
    PORT_UNREACHABLE("port-unreachable"),
    /** ICMP: net unreachable; ICMPv6: no route. */
    NO_ROUTE("no-route"),
    /** ICMP: host unreachable; ICMPv6: address unreachable. */
    HOST_UNREACHABLE("host-unreachable"),
    /** ICMP or ICMPv6: administratively prohibited. */
    ADMIN_PROHIBITED("admin-prohibited"),
    /** A TCP reset; only for rules on TCP. */
    TCP_RESET("tcp reset");

    private final String text;

    RejectType(String text) {
        this.text = text;
    }

    /** {@return the words of nft, {@code port-unreachable} for instance} */
    @Override
    public String toString() {
        return text;
    }
}
