package io.github.secfw.net;

import com.google.common.base.CharMatcher;
import com.google.common.net.InetAddresses;
import io.github.secfw.annotation.CheckReturnValue;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An IPv4 or IPv6 address. An IPv4-mapped IPv6 address ({@code ::ffff:192.0.2.1}) stays an IPv6 address, as it does
 * for netfilter. Parsing never asks a name server.
 *
 * <p>Addresses are ordered by family, then by their unsigned value.
 */
@CheckReturnValue
public final class IpAddress implements Comparable<IpAddress> {

    private static final CharMatcher ASCII = CharMatcher.ascii();

    /** What stands for each octet of an IPv4 address but the last. */
    private static final List<String> OCTETS =
            IntStream.range(0, 256).mapToObj(octet -> octet + ".").toList();

    private static final String HEX_DIGITS = "0123456789abcdef";

    private static final int HEXTETS = 8;
    private static final long IPV4_BITS = 0xffff_ffffL;

    private final Family family;

    /** The first 64 bits of an IPv6 address, 0 for an IPv4 address. */
    private final long high;

    /** The last 64 bits of an IPv6 address, all 32 of an IPv4 address. */
    private final long low;

    /** The caller gives an IPv4 address 32 bits only, in the last ones. */
    IpAddress(Family family, long high, long low) {
        this.family = family;
        this.high = high;
        this.low = low;
    }

    /**
     * Parses an address as people write it: {@code 192.0.2.10} or {@code 2001:db8::10}.
     *
     * @param text the address; no host name, no scope ({@code %eth0}), no prefix length
     * @return the address
     * @throws IllegalArgumentException if the text is not an address
     */
    public static IpAddress parse(String text) {
        return PlainAddress.parse(text).orElseGet(() -> parseAny(text));
    }

    /** Parses an address of any form that Guava knows. */
    static IpAddress parseAny(String text) {
        if (text.indexOf('%') >= 0) {
            throw new IllegalArgumentException("address \"" + PrintableText.of(text)
                    + "\" has a scope; netfilter compares addresses without it: leave it out and match the interface");
        }
        if (!ASCII.matchesAllOf(text) || !InetAddresses.isInetAddress(text)) {
            throw new IllegalArgumentException("\"" + PrintableText.of(text)
                    + "\" is not a valid IPv4 or IPv6 address: write the address itself, since host names are not looked up, and"
                    + " ports in sport or dport");
        }
        ByteBuffer bytes = ByteBuffer.wrap(InetAddresses.forString(text).getAddress());
        if (text.indexOf(':') < 0) {
            return new IpAddress(Family.IPV4, 0, bytes.getInt() & IPV4_BITS);
        }
        // The JDK turns an IPv4-mapped IPv6 address into an IPv4 address.
        return bytes.remaining() == Integer.BYTES
                ? new IpAddress(Family.IPV6, 0, 0xffff_0000_0000L | (bytes.getInt() & IPV4_BITS))
                : new IpAddress(Family.IPV6, bytes.getLong(), bytes.getLong());
    }

    /** {@return the family of this address} */
    public Family family() {
        return family;
    }

    /** {@return this address as an unsigned number of 32 or 128 bits} */
    BigInteger value() {
        return new BigInteger(Long.toHexString(high), 16)
                .shiftLeft(Long.SIZE)
                .or(new BigInteger(Long.toHexString(low), 16));
    }

    /** {@return the address after this one, empty after the family's last} */
    public Optional<IpAddress> next() {
        boolean isLast = equals(lastOfPrefix(0));
        return isLast ? Optional.empty() : Optional.of(new IpAddress(family, low == -1 ? high + 1 : high, low + 1));
    }

    /** {@return the address before this one, empty before the family's first} */
    public Optional<IpAddress> previous() {
        boolean isFirst = high == 0 && low == 0;
        return isFirst ? Optional.empty() : Optional.of(new IpAddress(family, low == 0 ? high - 1 : high, low - 1));
    }

    /** {@return the last address of the prefix that begins at this address and fixes the given number of bits} */
    IpAddress lastOfPrefix(int length) {
        return new IpAddress(family, high | highHostMask(length), low | lowHostMask(length));
    }

    /** {@return this address with the bits behind the prefix length cleared} */
    IpAddress firstOfPrefix(int length) {
        return new IpAddress(family, high & ~highHostMask(length), low & ~lowHostMask(length));
    }

    private long highHostMask(int length) {
        return lowestBits(family.bits() - length - Long.SIZE);
    }

    private long lowHostMask(int length) {
        return lowestBits(family.bits() - length);
    }

    private static long lowestBits(int count) {
        if (count <= 0) {
            return 0;
        }
        return count >= Long.SIZE ? -1 : (1L << count) - 1;
    }

    /** {@return of how many last bits all are 0 here and 1 in the other address, while those before are equal; else -1} */
    int hostBitsUpTo(IpAddress last) {
        long highDiffers = high ^ last.high;
        long lowDiffers = low ^ last.low;
        int bits = highDiffers != 0
                ? 2 * Long.SIZE - Long.numberOfLeadingZeros(highDiffers)
                : Long.SIZE - Long.numberOfLeadingZeros(lowDiffers);
        boolean isPrefix = highDiffers == lowestBits(bits - Long.SIZE)
                && lowDiffers == lowestBits(bits)
                && (high & highDiffers) == 0
                && (low & lowDiffers) == 0;
        return isPrefix ? bits : -1;
    }

    @Override
    public int compareTo(IpAddress other) {
        int byFamily = family.compareTo(other.family);
        if (byFamily != 0) {
            return byFamily;
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && family == that.family && high == that.high && low == that.low;
    }

    @Override
    public int hashCode() {
        return 31 * family.hashCode() + Long.hashCode(31 * high + low);
    }

    /** {@return the address in its canonical form; for IPv6 that of RFC 5952, section 4} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        appendTo(text);
        return text.toString();
    }

    /**
     * Appends what {@link #toString} returns, without making a string of it.
     *
     * @param text what to append to
     */
    public void appendTo(StringBuilder text) {
        if (family == Family.IPV6) {
            appendHextets(text);
            return;
        }
        int bits = (int) low;
        text.append(OCTETS.get(bits >>> 24)).append(OCTETS.get(bits >>> 16 & 255));
        text.append(OCTETS.get(bits >>> 8 & 255)).append(bits & 255);
    }

    /** The longest run of zeros, of two at least, is left out; the first of several. */
    private void appendHextets(StringBuilder text) {
        int zeros = 0;
        int longest = 1;
        int gapEnd = 0;
        for (int i = 0; i < HEXTETS; i++) {
            zeros = hextet(i) == 0 ? zeros + 1 : 0;
            if (zeros > longest) {
                longest = zeros;
                gapEnd = i + 1;
            }
        }
        int gap = gapEnd - longest;
        for (int i = 0; i < HEXTETS; i++) {
            if (i == gap) {
                text.append("::");
                i = gapEnd - 1;
            } else {
                if (i > 0 && i != gapEnd) {
                    text.append(':');
                }
                appendHex(text, hextet(i));
            }
        }
    }

    /** Appends a number without leading zeros. */
    private static void appendHex(StringBuilder text, int number) {
        int highest = (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(number | 1)) / 4;
        for (int digit = highest; digit >= 0; digit--) {
            text.append(HEX_DIGITS.charAt((number >>> (4 * digit)) & 15));
        }
    }

    private int hextet(int i) {
        long half = i < HEXTETS / 2 ? high : low;
        return (int) (half >>> (Long.SIZE - Short.SIZE * (i % (HEXTETS / 2) + 1)) & 0xffff);
    }
}
