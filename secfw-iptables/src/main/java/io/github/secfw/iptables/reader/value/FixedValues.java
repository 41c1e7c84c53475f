package io.github.secfw.iptables.reader.value;

import io.github.secfw.iptables.reader.syntax.Token;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keywords that an option accepts.
 *
 * @param form how a token names them
 * @param values the keywords, in the order in which iptables lists them
 */
record FixedValues(Form form, List<String> values) {

    private enum Form {
        /** One keyword, exactly as written. */
        ONE,
        /** One keyword, in any case. */
        ANY_CASE,
        /** A comma-separated list of keywords, exactly as written. */
        SEVERAL,
        /** A comma-separated list of keywords, in any case. */
        SEVERAL_ANY_CASE,
        /** A comma-separated list of keywords or of their beginnings, in any case. */
        BEGINNINGS
    }

    private static final FixedValues ADDRESS_TYPES = new FixedValues(
            Form.BEGINNINGS,
            List.of(
                    "UNSPEC",
                    "UNICAST",
                    "LOCAL",
                    "BROADCAST",
                    "ANYCAST",
                    "MULTICAST",
                    "BLACKHOLE",
                    "UNREACHABLE",
                    "PROHIBIT",
                    "THROW",
                    "NAT",
                    "XRESOLVE"));

    private static final List<String> HEADERS =
            List.of("hop-by-hop", "ipv6-opts", "ipv6-route", "ipv6-frag", "ah", "esp", "ipv6-nonxt", "protocol");

    /** Other names of IPv6 extension headers (libip6t_ipv6header). */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("hop", "hop-by-hop"),
            Map.entry("0", "hop-by-hop"),
            Map.entry("dst", "ipv6-opts"),
            Map.entry("60", "ipv6-opts"),
            Map.entry("route", "ipv6-route"),
            Map.entry("43", "ipv6-route"),
            Map.entry("frag", "ipv6-frag"),
            Map.entry("44", "ipv6-frag"),
            Map.entry("auth", "ah"),
            Map.entry("51", "ah"),
            Map.entry("50", "esp"),
            Map.entry("none", "ipv6-nonxt"),
            Map.entry("59", "ipv6-nonxt"),
            Map.entry("prot", "protocol"),
            Map.entry("255", "protocol"));

    /** The keywords of options, by extension and option. */
    private static final Map<String, Map<String, FixedValues>> OF_OPTIONS = Map.ofEntries(
            Map.entry("addrtype", Map.of("src-type", ADDRESS_TYPES, "dst-type", ADDRESS_TYPES)),
            Map.entry(
                    "conntrack",
                    Map.of(
                            "ctstatus",
                            new FixedValues(
                                    Form.BEGINNINGS, List.of("NONE", "EXPECTED", "SEEN_REPLY", "ASSURED", "CONFIRMED")),
                            "ctdir",
                            new FixedValues(Form.ANY_CASE, List.of("ORIGINAL", "REPLY")))),
            Map.entry(
                    "dccp",
                    Map.of(
                            "dccp-types",
                            new FixedValues(
                                    Form.SEVERAL_ANY_CASE,
                                    List.of(
                                            "REQUEST",
                                            "RESPONSE",
                                            "DATA",
                                            "ACK",
                                            "DATAACK",
                                            "CLOSEREQ",
                                            "CLOSE",
                                            "RESET",
                                            "SYNC",
                                            "SYNCACK",
                                            "INVALID")))),
            Map.entry("ipv6header", Map.of("header", new FixedValues(Form.SEVERAL, HEADERS))),
            Map.entry(
                    "policy",
                    Map.of(
                            "dir", new FixedValues(Form.ONE, List.of("in", "out")),
                            "pol", new FixedValues(Form.ONE, List.of("none", "ipsec")),
                            "mode", new FixedValues(Form.ONE, List.of("transport", "tunnel")))),
            Map.entry("sctp", Map.of("chunk-types", new FixedValues(Form.ANY_CASE, List.of("any", "all", "only")))),
            Map.entry("statistic", Map.of("mode", new FixedValues(Form.ONE, List.of("random", "nth")))),
            Map.entry("string", Map.of("algo", new FixedValues(Form.ONE, List.of("bm", "kmp")))),
            Map.entry(
                    "connbytes",
                    Map.of(
                            "connbytes-dir", new FixedValues(Form.ONE, List.of("original", "reply", "both")),
                            "connbytes-mode", new FixedValues(Form.ONE, List.of("packets", "bytes", "avgpkt")))),
            Map.entry(
                    "hashlimit",
                    Map.of(
                            "hashlimit-mode",
                            new FixedValues(Form.SEVERAL, List.of("srcip", "srcport", "dstip", "dstport")))),
            Map.entry("AUDIT", Map.of("type", new FixedValues(Form.ANY_CASE, List.of("accept", "drop", "reject")))));

    /** The canonical text of a value: its keywords in one order, each once. Refuses an unknown keyword. */
    static String canonical(String extension, String option, Token token) {
        FixedValues values = Objects.requireNonNull(
                OF_OPTIONS.getOrDefault(extension, Map.of()).get(option), option);
        values.check(option, token);
        Set<String> parts = new TreeSet<>(Comparator.comparingInt(values.values::indexOf));
        for (String part : values.parts(token)) {
            values.values.stream()
                    .filter(value -> values.isMeant(value, part))
                    .findFirst()
                    .ifPresent(parts::add);
        }
        if (option.equals("ctstatus") && parts.size() > 1) {
            parts.remove("NONE");
        }
        return parts.isEmpty() ? "\"\"" : String.join(",", parts);
    }

    private String[] parts(Token token) {
        boolean isOne = form == Form.ONE || form == Form.ANY_CASE;
        return isOne ? new String[] {token.text()} : token.text().split(",", -1);
    }

    private void check(String option, Token token) {
        boolean isList = form != Form.ONE && form != Form.ANY_CASE;
        for (String part : parts(token)) {
            boolean isNone = part.isEmpty() && form == Form.SEVERAL;
            if (!isNone && values.stream().noneMatch(value -> isMeant(value, part))) {
                throw token.fault("unknown value \"" + part + "\" of --" + option + ": expected "
                        + String.join(", ", values.subList(0, values.size() - 1)) + " or "
                        + values.get(values.size() - 1)
                        + (isList ? ", with commas between several" : ""));
            }
        }
    }

    private boolean isMeant(String value, String part) {
        return switch (form) {
            case ONE -> value.equals(part);
            case SEVERAL -> value.equals(ALIASES.getOrDefault(part, part));
            case ANY_CASE, SEVERAL_ANY_CASE -> value.equalsIgnoreCase(part);
            case BEGINNINGS ->
                !part.isEmpty() && value.toLowerCase(Locale.ROOT).startsWith(part.toLowerCase(Locale.ROOT));
        };
    }
}
