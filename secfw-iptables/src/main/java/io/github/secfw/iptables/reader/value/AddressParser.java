package io.github.secfw.iptables.reader.value;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Family;
import io.github.secfw.net.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Parser of the addresses after {@code -s} and {@code -d}: a comma-separated list, where each address may have a mask,
 * as a prefix length or as an address. Bits outside the mask are cleared. Host names are refused.
 */
public final class AddressParser {

    private final Family family;
    private final BoundedCache<List<Masked>> cache = new BoundedCache<>();

    public AddressParser(Family family) {
        this.family = family;
    }

    /**
     * An address with its mask.
     *
     * @param text the text as written; if the mask is not a prefix mask, without the bits that the mask clears
     * @param addresses the addresses; empty if the mask is not a prefix mask
     * @param isAll whether these are all addresses of the family
     */
    public record Masked(String text, Optional<AddressSet> addresses, boolean isAll) {}

    /** The addresses of a token, in their order. */
    public List<Masked> parse(Token token) {
        return cache.get(token.text(), () -> parsed(token));
    }

    private List<Masked> parsed(Token token) {
        List<Masked> parsed = new ArrayList<>(1);
        for (String address : token.text().split(",", -1)) {
            parsed.add(masked(token, address.stripLeading()));
        }
        return List.copyOf(parsed);
    }

    /** A single address without a mask. */
    public IpAddress address(Token token, String text) {
        return plain(text).orElseGet(() -> text(bytes(token, text)));
    }

    /** An address in the usual form; empty for the forms that only iptables accepts. */
    private Optional<IpAddress> plain(String text) {
        try {
            return Optional.of(IpAddress.parse(text)).filter(address -> address.family() == family);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Masked masked(Token token, String text) {
        int slash = text.indexOf('/');
        String begin = slash < 0 ? text : text.substring(0, slash);
        if (slash < 0 || text.substring(slash + 1).equals(family == Family.IPV4 ? "32" : "128")) {
            IpAddress address = address(token, begin);
            return new Masked(text, Optional.of(AddressSet.of(List.of(new AddressRange(address, address)))), false);
        }
        byte[] first = bytes(token, begin);
        byte[] mask = mask(token, text.substring(slash + 1));
        byte[] last = first.clone();
        for (int i = 0; i < first.length; i++) {
            first[i] &= mask[i];
            last[i] = (byte) (first[i] | ~mask[i]);
        }
        int length = length(mask);
        return length < 0
                ? new Masked(text(first) + "/" + text(mask), Optional.empty(), false)
                : new Masked(
                        text,
                        Optional.of(AddressSet.of(List.of(new AddressRange(text(first), text(last))))),
                        length == 0);
    }

    private byte[] mask(Token token, String text) {
        OptionalLong length = NumberParser.parse(text, family.bits());
        if (length.isPresent()) {
            return prefix((int) length.getAsLong());
        }
        boolean isAddress =
                family == Family.IPV4 ? text.chars().filter(c -> c == '.').count() == 3 : text.contains(":");
        if (!isAddress) {
            throw token.fault("invalid mask \"" + text + "\": expected a number from 0 to " + family.bits()
                    + ", or the mask as an address");
        }
        return bytes(token, text);
    }

    private byte[] prefix(int length) {
        byte[] mask = new byte[family.bits() / Byte.SIZE];
        for (int i = 0; i < length; i++) {
            mask[i / Byte.SIZE] |= (byte) (0x80 >>> i % Byte.SIZE);
        }
        return mask;
    }

    /** The prefix length of a mask; -1 if the mask is not a prefix mask. */
    private int length(byte[] mask) {
        int length = 0;
        while (length < family.bits() && (mask[length / Byte.SIZE] & 0x80 >>> length % Byte.SIZE) != 0) {
            length++;
        }
        return Arrays.equals(mask, prefix(length)) ? length : -1;
    }

    private byte[] bytes(Token token, String text) {
        byte[] bytes = family == Family.IPV4 ? dotted(text) : hextets(text);
        if (bytes.length == 0) {
            throw token.fault("invalid " + family + " address \"" + text
                    + "\": expected an address, as host names are not resolved");
        }
        return bytes;
    }

    /**
     * The bytes of an IPv4 address. Missing numbers at the end are zero, as in {@code 10/8}. Empty for an invalid
     * address.
     */
    private static byte[] dotted(String text) {
        byte[] bytes = new byte[Integer.BYTES];
        int begin = 0;
        for (int i = 0; i < bytes.length; i++) {
            int dot = text.indexOf('.', begin);
            OptionalLong number = NumberParser.parse(text.substring(begin, dot < 0 ? text.length() : dot), 255);
            if (number.isEmpty()) {
                return new byte[0];
            }
            bytes[i] = (byte) number.getAsLong();
            if (dot < 0) {
                return bytes;
            }
            begin = dot + 1;
        }
        return new byte[0];
    }

    /** The bytes of an IPv6 address; empty for an invalid address. */
    private byte[] hextets(String text) {
        String canonical = plain(text).map(IpAddress::toString).orElse("");
        if (canonical.isEmpty()) {
            return new byte[0];
        }
        int gap = canonical.indexOf("::");
        String before = gap < 0 ? canonical : canonical.substring(0, gap);
        String after = gap < 0 ? "" : canonical.substring(gap + 2);
        byte[] bytes = new byte[Family.IPV6.bits() / Byte.SIZE];
        fill(bytes, 0, before);
        fill(bytes, bytes.length - 2 * (after.isEmpty() ? 0 : after.split(":").length), after);
        return bytes;
    }

    private static void fill(byte[] bytes, int from, String hextets) {
        int at = from;
        for (String hextet : hextets.isEmpty() ? new String[0] : hextets.split(":")) {
            int number = Integer.parseInt(hextet, 16);
            bytes[at] = (byte) (number >>> Byte.SIZE);
            bytes[at + 1] = (byte) number;
            at += 2;
        }
    }

    private static IpAddress text(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        if (bytes.length == Integer.BYTES) {
            for (byte one : bytes) {
                text.append(text.length() == 0 ? "" : ".").append(one & 0xff);
            }
        } else {
            for (int i = 0; i < bytes.length; i += 2) {
                text.append(i == 0 ? "" : ":")
                        .append(Integer.toHexString((bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff)));
            }
        }
        return IpAddress.parse(text.toString());
    }
}
