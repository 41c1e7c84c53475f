package io.github.secfw.net;

import java.util.Optional;

/** Reads addresses of the forms that nearly all have, faster than Guava, which knows all forms and refuses the rest. */
final class PlainAddress {

    private static final int OCTETS = 4;
    private static final int HEXTETS = 8;

    /** Of a group of an IPv6 address. */
    private static final int MAX_DIGITS = 4;

    private final String text;
    private int at;

    /** The groups that were read since the gap, as a number of 128 bits. */
    private long high;

    private long low;

    private PlainAddress(String text) {
        this.text = text;
    }

    /** {@return the address, empty where the text is none, or one of a rarer form} */
    static Optional<IpAddress> parse(String text) {
        PlainAddress address = new PlainAddress(text);
        return text.indexOf(':') < 0 ? address.ipv4() : address.ipv6();
    }

    private Optional<IpAddress> ipv4() {
        for (int i = 0; i < OCTETS; i++) {
            int octet = i == 0 || take('.') ? octet() : -1;
            if (octet < 0) {
                return Optional.empty();
            }
            low = low << Byte.SIZE | octet;
        }
        return at == text.length() ? Optional.of(new IpAddress(Family.IPV4, 0, low)) : Optional.empty();
    }

    /** A number without leading zeros; -1 where none stands here. */
    private int octet() {
        int begin = at;
        int octet = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && octet <= 255) {
            octet = 10 * octet + text.charAt(at) - '0';
            at++;
        }
        boolean hasLeadingZero = at > begin + 1 && text.charAt(begin) == '0';
        return at == begin || hasLeadingZero || octet > 255 ? -1 : octet;
    }

    private Optional<IpAddress> ipv6() {
        int groups = 0;
        int beforeGap = -1;
        long frontHigh = 0;
        long frontLow = 0;
        boolean isComplete = false;
        while (!isComplete) {
            if (beforeGap < 0 && text.startsWith("::", at)) {
                at += 2;
                beforeGap = groups;
                frontHigh = high;
                frontLow = low;
                high = 0;
                low = 0;
                isComplete = at == text.length();
            } else {
                boolean isGroup = groups == 0 || groups == beforeGap || take(':');
                if (!isGroup || groups == HEXTETS || !takeGroup()) {
                    return Optional.empty();
                }
                groups++;
                isComplete = at == text.length();
            }
        }
        if (beforeGap < 0) {
            return groups == HEXTETS ? Optional.of(new IpAddress(Family.IPV6, high, low)) : Optional.empty();
        }
        return groups < HEXTETS
                ? Optional.of(joined(frontHigh, frontLow, (HEXTETS - beforeGap) * Short.SIZE))
                : Optional.empty();
    }

    /** The groups before the gap, so many bits further left, and those behind it. */
    private IpAddress joined(long frontHigh, long frontLow, int shift) {
        if (shift >= Long.SIZE) {
            // of a shift by all 128 bits nothing was there to be shifted
            return new IpAddress(Family.IPV6, frontLow << (shift - Long.SIZE) | high, low);
        }
        return new IpAddress(
                Family.IPV6, frontHigh << shift | frontLow >>> (Long.SIZE - shift) | high, frontLow << shift | low);
    }

    private boolean takeGroup() {
        int begin = at;
        int group = 0;
        while (at < text.length() && at < begin + MAX_DIGITS && hexDigit(text.charAt(at)) >= 0) {
            group = group << 4 | hexDigit(text.charAt(at));
            at++;
        }
        high = high << Short.SIZE | low >>> (Long.SIZE - Short.SIZE);
        low = low << Short.SIZE | group;
        return at > begin;
    }

    private boolean take(char expected) {
        boolean is = at < text.length() && text.charAt(at) == expected;
        at += is ? 1 : 0;
        return is;
    }

    private static int hexDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }
}
