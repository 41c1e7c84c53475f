package io.github.secfw.iptables.reader.value;

import io.github.secfw.iptables.reader.syntax.LineTokenizer;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Family;
import io.github.secfw.net.InterfacePattern;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Canonical texts of addresses, interfaces and other named values. */
final class CanonicalNames {

    private static final int MAC_BYTES = 6;

    /** Names of TCP options (libxt_TCPOPTSTRIP). */
    private static final Map<String, Integer> TCP_OPTIONS =
            Map.of("wscale", 3, "mss", 2, "sack-permitted", 4, "sack", 5, "timestamp", 8, "md5", 19);

    private static final Set<String> DIRECTIONS = Set.of("src", "dst");
    private static final int MAX_DIRECTIONS = 6;

    private CanonicalNames() {}

    /** A hardware address as six pairs of hexadecimal digits. */
    static String hardwareAddress(Token token) {
        String[] parts = token.text().split(":", -1);
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            if (!part.matches("[0-9a-fA-F]{1,2}") || parts.length != MAC_BYTES) {
                throw token.fault("invalid hardware address \"" + token.text()
                        + "\": expected six hexadecimal numbers with colons between them");
            }
            text.append(text.length() == 0 ? "" : ":")
                    .append(part.length() == 1 ? "0" : "")
                    .append(part.toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    /** The addresses of a network, or its text if its mask is not a prefix mask. */
    static String network(Token token, Family family) {
        List<AddressParser.Masked> masked = new AddressParser(family).parse(token);
        if (masked.size() > 1) {
            throw token.fault("several addresses \"" + token.text() + "\": expected one address");
        }
        Optional<AddressSet> addresses = masked.get(0).addresses();
        return addresses.isPresent()
                ? addresses.get().toString()
                : masked.get(0).text();
    }

    /** The prefix length of a mask. */
    static String prefix(Token token, Family family) {
        OptionalLong length = NumberParser.parse(token.text(), Family.IPV6.bits());
        if (length.isPresent()) {
            return Long.toString(Math.min(length.getAsLong(), family.bits()));
        }
        Token all =
                new Token(token.line(), token.column(), (family == Family.IPV4 ? "0.0.0.0/" : "::/") + token.text());
        String network = network(all, family);
        int slash = network.indexOf('/');
        return slash < 0 ? String.valueOf(family.bits()) : network.substring(slash + 1);
    }

    static String networkInterface(Token token) {
        if (token.text().isEmpty() || LineTokenizer.bytes(token.text()) > InterfacePattern.MAX_LENGTH) {
            throw token.fault("invalid interface \"" + token.text() + "\": expected 1 to " + InterfacePattern.MAX_LENGTH
                    + " characters");
        }
        return CanonicalNumbers.quoted(token);
    }

    static String trafficClass(Token token) {
        String text = token.text();
        if (!text.matches("[0-9a-fA-F]{1,4}:[0-9a-fA-F]{1,4}")) {
            throw token.fault("invalid class \"" + text + "\": expected two hexadecimal numbers with a colon");
        }
        int colon = text.indexOf(':');
        return Integer.toHexString(Integer.parseInt(text.substring(0, colon), 16)) + ":"
                + Integer.toHexString(Integer.parseInt(text.substring(colon + 1), 16));
    }

    static String tcpOptions(Token token) {
        TreeSet<Long> numbers = new TreeSet<>();
        for (String part : token.text().split(",", -1)) {
            Integer named = TCP_OPTIONS.get(part);
            OptionalLong number = named == null ? NumberParser.parse(part, 255) : OptionalLong.of(named);
            if (number.isEmpty() || number.getAsLong() < 2 || !numbers.add(number.getAsLong())) {
                throw token.fault("invalid TCP option \"" + part
                        + "\": expected names or numbers from 2 to 255, each once, with commas between them");
            }
        }
        return String.join(",", numbers.stream().map(String::valueOf).toList());
    }

    /** One port, or two with a colon; the second may be the lower one. */
    static String ports(Token token) {
        String[] parts = token.text().split(":", -1);
        if (parts.length > 2) {
            throw token.fault("invalid ports \"" + token.text() + "\": expected one, or two with a colon");
        }
        String last = parts[parts.length - 1];
        return CanonicalNumbers.text(
                parts[0].isEmpty() && parts.length == 2 ? 0 : PortParser.resolved(token, parts[0]),
                last.isEmpty() && parts.length == 2 ? 0xffff : PortParser.resolved(token, last));
    }

    static String directions(Token token) {
        String text = token.text();
        String[] parts = text.split(",", -1);
        for (String part : parts) {
            if (parts.length > MAX_DIRECTIONS || !DIRECTIONS.contains(part)) {
                throw token.fault("invalid fields \"" + text + "\": expected src or dst, up to " + MAX_DIRECTIONS
                        + " with commas between them");
            }
        }
        return text;
    }
}
