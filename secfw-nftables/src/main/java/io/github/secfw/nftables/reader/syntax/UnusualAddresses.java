package io.github.secfw.nftables.reader.syntax;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.Family;
import io.github.secfw.net.IpAddress;
import java.util.Optional;

/**
 * Addresses in unusual notations that nft accepts because the C library does: {@code 010.0.0.1}, {@code ::ffff:192.0.2.1} for
 * an IPv4 address, {@code fe80::1%1}, {@code 0x7f000001}. Only the last form, a single number, gets a value here.
 */
public final class UnusualAddresses {

    private static final AddressRange MAPPED = AddressRange.around(IpAddress.parse("::ffff:0:0"), 96);

    private UnusualAddresses() {}

    public static boolean isValid(String text, Family family) {
        int scope = text.indexOf('%');
        return family == Family.IPV4
                ? isOfNumbers(text) || isMapped(text)
                : scope > 0 && isAddress(text.substring(0, scope), family);
    }

    /** One to four numbers; the last one fills all bytes that the others leave (inet_aton(3)). */
    private static boolean isOfNumbers(String text) {
        String[] parts = text.split("\\.", -1);
        for (int i = 0; i < parts.length; i++) {
            long number = NumberLiterals.parse(parts[i]);
            int bytes = i < parts.length - 1 ? 1 : 4 - i;
            if (number < 0 || bytes < 1 || number >> (8 * bytes) != 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return the IPv4 address of a single number, empty for other texts} */
    public static Optional<IpAddress> ofNumber(String text) {
        long number = text.indexOf('.') < 0 && isOfNumbers(text) ? NumberLiterals.parse(text) : -1;
        return number < 0
                ? Optional.empty()
                : Optional.of(IpAddress.parse((number >> 24) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255)
                        + "." + (number & 255)));
    }

    private static boolean isMapped(String text) {
        return isAddress(text, Family.IPV6) && MAPPED.contains(IpAddress.parse(text));
    }

    private static boolean isAddress(String text, Family family) {
        try {
            return IpAddress.parse(text).family() == family;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
