package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;

/** An address family of the Internet Protocol. */
@CheckReturnValue
public enum Family {
    /** IPv4, addresses of 32 bits. */
    IPV4(32, "IPv4"),
    /** IPv6, addresses of 128 bits. */
    IPV6(128, "IPv6");

    private final int bits;
    private final String text;

    Family(int bits, String text) {
        this.bits = bits;
        this.text = text;
    }

    /**
     * {@return the number of bits of an address of this family, 32 or 128}
     */
    public int bits() {
        return bits;
    }

    /** {@return the usual spelling: {@code IPv4} or {@code IPv6}} */
    @Override
    public String toString() {
        return text;
    }
}
