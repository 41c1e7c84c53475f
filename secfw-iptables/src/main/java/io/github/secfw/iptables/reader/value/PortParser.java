package io.github.secfw.iptables.reader.value;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.Services;
import java.util.Optional;
import java.util.OptionalLong;

/** Parser of ports: numbers, service names, and ranges with a colon. */
public final class PortParser {

    private PortParser() {}

    /**
     * The ports of an option of {@code -m tcp}, {@code udp}, {@code sctp} or {@code dccp}: a port, or a range without
     * one or both ends. Empty for a range whose last port is below its first, which iptables accepts for UDP and DCCP
     * and which matches no port.
     */
    public static Optional<PortRange> ofMatch(Token token, Protocol protocol) {
        if (!protocol.equals(Protocol.UDP) && !protocol.equals(Protocol.DCCP)) {
            return Optional.of(parse(token, token.text(), true));
        }
        String text = token.text();
        int colon = text.indexOf(':');
        String begin = colon < 0 ? text : text.substring(0, colon);
        String end = text.substring(colon + 1);
        int first = begin.isEmpty() && colon >= 0 ? 0 : resolved(token, begin);
        int last = end.isEmpty() && colon >= 0 ? PortRange.MAX_PORT : resolved(token, end);
        return first > last ? Optional.empty() : Optional.of(new PortRange(first, last));
    }

    /**
     * A port that iptables passes to getaddrinfo(3). That function accepts decimal numbers only, and keeps the lowest
     * 16 bits of a number whose lowest 32 bits are not negative.
     */
    static int resolved(Token token, String text) {
        String digits = text.stripLeading();
        digits = digits.startsWith("+") ? digits.substring(1) : digits;
        if (digits.matches("[0-9]{1,18}")) {
            int number = (int) Long.parseLong(digits);
            if (number >= 0) {
                return number & PortRange.MAX_PORT;
            }
        }
        return named(token, text, text.stripLeading());
    }

    /** A port, or a range; if {@code isOpen}, the range may lack one or both ends. */
    public static PortRange parse(Token token, String text, boolean isOpen) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            int port = port(token, text);
            return new PortRange(port, port);
        }
        String begin = text.substring(0, colon);
        String end = text.substring(colon + 1);
        int first = isOpen && begin.isEmpty() ? 0 : port(token, begin);
        int last = isOpen && end.isEmpty() ? PortRange.MAX_PORT : port(token, end);
        if (first > last) {
            throw token.fault(
                    "invalid port range \"" + text + "\": expected the lower port first, " + last + ":" + first);
        }
        return new PortRange(first, last);
    }

    private static int port(Token token, String text) {
        String name = text.stripLeading();
        OptionalLong number = NumberParser.parse(name, PortRange.MAX_PORT);
        if (number.isPresent()) {
            return (int) number.getAsLong();
        }
        return named(token, text, name);
    }

    private static int named(Token token, String text, String name) {
        return Services.port(name)
                .orElseThrow(() -> token.fault(
                        "unknown port \"" + text + "\": expected a number from 0 to 65535 or a service name"));
    }
}
