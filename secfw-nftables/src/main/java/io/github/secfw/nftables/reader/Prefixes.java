package io.github.secfw.nftables.reader;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.Family;
import io.github.secfw.net.IpAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Prefixes as nft reads them: bits behind the length are cleared. */
final class Prefixes {

    private Prefixes() {}

    /** Empty where the length is too long, or the address is one that Java cannot tell from one of IPv4. */
    static Optional<AddressRange> of(IpAddress address, int length) {
        if (length > address.family().bits()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.getByName(address.toString()).getAddress();
            if (bytes.length * Byte.SIZE != address.family().bits()) {
                return length == address.family().bits()
                        ? Optional.of(new AddressRange(address, address))
                        : Optional.empty();
            }
            byte[] last = bytes.clone();
            for (int bit = length; bit < address.family().bits(); bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                bytes[bit / Byte.SIZE] &= (byte) ~mask;
                last[bit / Byte.SIZE] |= (byte) mask;
            }
            return Optional.of(new AddressRange(of(bytes, address.family()), of(last, address.family())));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address needs no look-up", e);
        }
    }

    private static IpAddress of(byte[] bytes, Family family) throws UnknownHostException {
        return IpAddress.parse(
                family == Family.IPV4
                        ? InetAddress.getByAddress(bytes).getHostAddress()
                        : Inet6Address.getByAddress(null, bytes, -1).getHostAddress());
    }
}
