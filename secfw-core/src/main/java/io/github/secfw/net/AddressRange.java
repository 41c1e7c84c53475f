package io.github.secfw.net;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.OptionalInt;

/**
 * The addresses from {@code first} to {@code last}, both included, of one family.
 *
 * @param first the lowest address
 * @param last the highest address, of the same family and not below {@code first}
 */
@CheckReturnValue
public record AddressRange(IpAddress first, IpAddress last) {

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the families differ or {@code last} is below {@code first}
     */
    public AddressRange {
        if (first.family() != last.family()) {
            throw new IllegalArgumentException("address range " + first + "-" + last
                    + " begins in one family and ends in another: write a range for each family");
        }
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException(
                    "address range " + first + "-" + last + " ends before it begins: write " + last + "-" + first);
        }
    }

    /**
     * Parses an address ({@code 192.0.2.10}), a prefix ({@code 192.0.2.0/24}) or a range
     * ({@code 192.0.2.1-192.0.2.9}), of either family.
     *
     * @param text the text
     * @return the range
     * @throws IllegalArgumentException if the text is none of them, or a prefix has bits set behind its length
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return prefix(text, IpAddress.parse(text.substring(0, slash)), text.substring(slash + 1));
        }
        int dash = text.indexOf('-');
        if (dash >= 0) {
            return new AddressRange(
                    IpAddress.parse(text.substring(0, dash)), IpAddress.parse(text.substring(dash + 1)));
        }
        IpAddress address = IpAddress.parse(text);
        return new AddressRange(address, address);
    }

    /**
     * The addresses that agree with one in their first bits. Bits of it behind those do not matter.
     *
     * @param address one of the addresses
     * @param length how many bits, 0 to 32 or 128
     * @return the prefix
     * @throws IllegalArgumentException if the family has not so many bits
     */
    public static AddressRange around(IpAddress address, int length) {
        int bits = address.family().bits();
        if (length < 0 || length > bits) {
            throw new IllegalArgumentException(
                    "a prefix of " + address + " has the length " + length + ": write a number from 0 to " + bits);
        }
        return new AddressRange(address.firstOfPrefix(length), address.lastOfPrefix(length));
    }

    private static AddressRange prefix(String text, IpAddress address, String length) {
        int bits = address.family().bits();
        if (!length.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(length) > bits) {
            throw new IllegalArgumentException("prefix \"" + PrintableText.of(text) + "\" has the length \""
                    + PrintableText.of(length) + "\"; write a number from 0 to " + bits);
        }
        int prefixLength = Integer.parseInt(length);
        IpAddress first = address.firstOfPrefix(prefixLength);
        if (!first.equals(address)) {
            throw new IllegalArgumentException("prefix \"" + text + "\" has bits set behind its length; write " + first
                    + "/" + prefixLength + " for the network or " + address + " for the one address");
        }
        return new AddressRange(first, address.lastOfPrefix(prefixLength));
    }

    /** {@return the family of the addresses} */
    public Family family() {
        return first.family();
    }

    /**
     * {@return whether the address lies in this range}
     *
     * @param address any address, of either family
     */
    public boolean contains(IpAddress address) {
        return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    /** {@return the length of the prefix that this range is, 0 to 32 or 128; empty where it is not a single prefix} */
    public OptionalInt prefixLength() {
        int hostBits = first.hostBitsUpTo(last);
        return hostBits < 0 ? OptionalInt.empty() : OptionalInt.of(family().bits() - hostBits);
    }

    /** {@return whether this is one address} */
    public boolean isSingle() {
        return first.equals(last);
    }

    /** {@return the shortest of the three forms that {@link #parse} takes} */
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
        first.appendTo(text);
        if (isSingle()) {
            return;
        }
        OptionalInt length = prefixLength();
        if (length.isPresent()) {
            text.append('/').append(length.getAsInt());
        } else {
            text.append('-');
            last.appendTo(text);
        }
    }
}
