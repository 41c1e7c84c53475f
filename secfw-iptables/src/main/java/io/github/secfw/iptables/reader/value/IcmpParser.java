package io.github.secfw.iptables.reader.value;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCode;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IcmpTypeCriterion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Parser of ICMP and ICMPv6 types: numbers, names and unambiguous beginnings of names. */
public final class IcmpParser {

    private static final int ANY = 255;

    /** The ICMP names, each with its type, or its type and code. */
    private static final Map<String, String> ICMP = names(
            "any 255",
            "echo-reply 0",
            "pong 0",
            "destination-unreachable 3",
            "network-unreachable 3/0",
            "host-unreachable 3/1",
            "protocol-unreachable 3/2",
            "port-unreachable 3/3",
            "fragmentation-needed 3/4",
            "source-route-failed 3/5",
            "network-unknown 3/6",
            "host-unknown 3/7",
            "network-prohibited 3/9",
            "host-prohibited 3/10",
            "TOS-network-unreachable 3/11",
            "TOS-host-unreachable 3/12",
            "communication-prohibited 3/13",
            "host-precedence-violation 3/14",
            "precedence-cutoff 3/15",
            "source-quench 4",
            "redirect 5",
            "network-redirect 5/0",
            "host-redirect 5/1",
            "TOS-network-redirect 5/2",
            "TOS-host-redirect 5/3",
            "echo-request 8",
            "ping 8",
            "router-advertisement 9",
            "router-solicitation 10",
            "time-exceeded 11",
            "ttl-exceeded 11",
            "ttl-zero-during-transit 11/0",
            "ttl-zero-during-reassembly 11/1",
            "parameter-problem 12",
            "ip-header-bad 12/0",
            "required-option-missing 12/1",
            "timestamp-request 13",
            "timestamp-reply 14",
            "address-mask-request 17",
            "address-mask-reply 18");

    private static final Map<String, String> ICMPV6 = names(
            "destination-unreachable 1",
            "no-route 1/0",
            "communication-prohibited 1/1",
            "beyond-scope 1/2",
            "address-unreachable 1/3",
            "port-unreachable 1/4",
            "failed-policy 1/5",
            "reject-route 1/6",
            "packet-too-big 2",
            "time-exceeded 3",
            "ttl-exceeded 3",
            "ttl-zero-during-transit 3/0",
            "ttl-zero-during-reassembly 3/1",
            "parameter-problem 4",
            "bad-header 4/0",
            "unknown-header-type 4/1",
            "unknown-option 4/2",
            "echo-request 128",
            "ping 128",
            "echo-reply 129",
            "pong 129",
            "router-solicitation 133",
            "router-advertisement 134",
            "neighbour-solicitation 135",
            "neighbor-solicitation 135",
            "neighbour-advertisement 136",
            "neighbor-advertisement 136",
            "redirect 137");

    private IcmpParser() {}

    private static Map<String, String> names(String... names) {
        Map<String, String> numbers = new LinkedHashMap<>();
        for (String name : names) {
            int space = name.indexOf(' ');
            numbers.put(name.substring(0, space), name.substring(space + 1));
        }
        return numbers;
    }

    /** The criterion of a token; empty for the type that matches all messages. */
    public static Optional<Criterion> parse(Token token, Family family) {
        String text = numbers(token, family);
        int slash = text.indexOf('/');
        int type = number(token, slash < 0 ? text : text.substring(0, slash));
        int code = slash < 0 ? -1 : number(token, text.substring(slash + 1));
        if (family == Family.IPV4 && type == ANY) {
            return Optional.empty();
        }
        IcmpType named = new IcmpType(family, type);
        return Optional.of(
                code < 0
                        ? new IcmpTypeCriterion(family, new TreeSet<>(Set.of(named)))
                        : new IcmpCodeCriterion(named, new TreeSet<>(Set.of(new IcmpCode(named, code)))));
    }

    /** The numbers of a name; other texts are returned unchanged. */
    private static String numbers(Token token, Family family) {
        String text = token.text();
        List<String> found = new ArrayList<>();
        for (String name : (family == Family.IPV4 ? ICMP : ICMPV6).keySet()) {
            if (!text.isEmpty() && name.regionMatches(true, 0, text, 0, text.length())) {
                found.add(name);
            }
        }
        if (found.size() > 1) {
            throw token.fault("ambiguous ICMP type \"" + text + "\": expected " + String.join(" or ", found));
        }
        return found.isEmpty() ? text : (family == Family.IPV4 ? ICMP : ICMPV6).getOrDefault(found.get(0), text);
    }

    private static int number(Token token, String text) {
        OptionalLong number = NumberParser.parse(text, 255);
        if (number.isEmpty()) {
            throw token.fault("unknown ICMP type \"" + token.text()
                    + "\": expected a name, a number, or a type and a code, as 3/1");
        }
        return (int) number.getAsLong();
    }
}
