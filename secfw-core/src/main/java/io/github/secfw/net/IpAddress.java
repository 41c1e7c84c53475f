package io.github.secfw.net;

import com.google.common.base.CharMatcher;
import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address. An IPv4-mapped IPv6 address ({@code ::ffff:192.0.2.1}) stays an IPv6 address, as it does
 * for netfilter. Parsing never asks a name server.
 *
 * <p>Addresses are ordered by family, then by their unsigned value.
 */
public final class IpAddress implements Comparable<IpAddress> {

    private static final CharMatcher ASCII = CharMatcher.ascii();

    private final Family family;
    private final BigInteger value;

    private IpAddress(Family family, BigInteger value) {
        this.family = family;
        this.value = value;
    }

    /**
     * Parses an address as people write it: {@code 192.0.2.10} or {@code 2001:db8::10}.
     *
     * @param text the address; no host name, no scope ({@code %eth0}), no prefix length
     * @return the address
     * @throws IllegalArgumentException if the text is no address
     */
    public static IpAddress parse(String text) {
        if (text.indexOf('%') >= 0) {
            throw new IllegalArgumentException("address \"" + text
                    + "\" has a scope; netfilter compares addresses without it: leave it out and match the interface");
        }
        if (!ASCII.matchesAllOf(text) || !InetAddresses.isInetAddress(text)) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no IPv4 or IPv6 address: write the address itself, since host names are not looked up, and"
                    + " ports in sport or dport");
        }
        Family family = text.indexOf(':') >= 0 ? Family.IPV6 : Family.IPV4;
        return new IpAddress(
                family, new BigInteger(1, InetAddresses.forString(text).getAddress()).or(mappedBits(text)));
    }

    /** The JDK turns an IPv4-mapped IPv6 address into an IPv4 address; these are the bits that it loses. */
    private static BigInteger mappedBits(String text) {
        boolean mapped = text.indexOf(':') >= 0 && InetAddresses.forString(text).getAddress().length == 4;
        return mapped ? BigInteger.valueOf(0xffff).shiftLeft(32) : BigInteger.ZERO;
    }

    /** {@return the family of this address} */
    public Family family() {
        return family;
    }

    /** {@return this address as an unsigned number of 32 or 128 bits} */
    BigInteger value() {
        return value;
    }

    /** {@return the address after this one, empty after the family's last} */
    Optional<IpAddress> next() {
        BigInteger next = value.add(BigInteger.ONE);
        return next.bitLength() > family.bits() ? Optional.empty() : Optional.of(new IpAddress(family, next));
    }

    /** {@return the address before this one, empty before the family's first} */
    Optional<IpAddress> previous() {
        return value.signum() == 0
                ? Optional.empty()
                : Optional.of(new IpAddress(family, value.subtract(BigInteger.ONE)));
    }

    /** {@return the last address of the prefix that begins at this address and fixes the given number of bits} */
    IpAddress lastOfPrefix(int length) {
        return new IpAddress(family, value.or(hostMask(length)));
    }

    /** {@return this address with the bits behind the prefix length cleared} */
    IpAddress firstOfPrefix(int length) {
        return new IpAddress(family, value.andNot(hostMask(length)));
    }

    private BigInteger hostMask(int length) {
        return BigInteger.ONE.shiftLeft(family.bits() - length).subtract(BigInteger.ONE);
    }

    @Override
    public int compareTo(IpAddress other) {
        int byFamily = family.compareTo(other.family);
        return byFamily != 0 ? byFamily : value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && family == that.family && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return 31 * family.hashCode() + value.hashCode();
    }

    /** {@return the address in its canonical form; for IPv6 that of RFC 5952, section 4} */
    @Override
    public String toString() {
        byte[] bytes = new byte[family.bits() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[bytes.length - 1 - i] = value.shiftRight(8 * i).byteValue();
        }
        try {
            InetAddress address =
                    family == Family.IPV4 ? InetAddress.getByAddress(bytes) : Inet6Address.getByAddress("", bytes, -1);
            return InetAddresses.toAddrString(address).toLowerCase(Locale.ROOT);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }
}
