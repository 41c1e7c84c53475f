package io.github.secfw.iptables.reader;

import io.github.secfw.net.PortRange;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.Services;
import java.util.OptionalLong;

/** Ports as iptables reads them: numbers, ranges with a colon, and names of services. */
final class PortWords {

    private PortWords() {}

    /** A port, or a range of which each end may be missing, behind an option of a protocol's own match. */
    static PortRange ofMatch(Word word, Protocol protocol) {
        if (protocol.equals(Protocol.UDP) || protocol.equals(Protocol.DCCP)) {
            refuseLeadingZero(word);
        }
        return parse(word, word.text(), true);
    }

    /** For udp and dccp the tool leaves the number to getaddrinfo(3), to which {@code 010} is ten and {@code 0x10} nothing. */
    private static void refuseLeadingZero(Word word) {
        for (String port : word.text().split(":", -1)) {
            String text = port.stripLeading();
            if (text.length() > 1 && text.charAt(0) == '0') {
                throw word.fault(
                        "the port \"" + port + "\" begins with 0, which iptables reads as decimal for udp and dccp"
                                + " and as octal or hexadecimal for others: write it as a decimal number");
            }
        }
    }

    /** A port, or a range of which each end may be missing where {@code isOpen} allows it. */
    static PortRange parse(Word word, String text, boolean isOpen) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            int port = port(word, text);
            return new PortRange(port, port);
        }
        String begin = text.substring(0, colon);
        String end = text.substring(colon + 1);
        int first = isOpen && begin.isEmpty() ? 0 : port(word, begin);
        int last = isOpen && end.isEmpty() ? PortRange.MAX_PORT : port(word, end);
        if (first > last) {
            throw word.fault("the range of ports " + text + " ends before it begins: write " + last + ":" + first);
        }
        return new PortRange(first, last);
    }

    private static int port(Word word, String text) {
        String name = text.stripLeading();
        OptionalLong number = Numbers.parse(name, PortRange.MAX_PORT);
        if (number.isPresent()) {
            return (int) number.getAsLong();
        }
        return Services.port(name)
                .orElseThrow(() -> word.fault("\"" + text
                        + "\" is no port: write a number from 0 to 65535, few names of services are known here"));
    }
}
