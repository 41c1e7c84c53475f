package io.github.secfw.iptables.reader;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Values of which the tool has a list, for options that are not known otherwise.
 *
 * @param form how a word stands for them
 * @param values the values
 */
record FixedValues(Form form, List<String> values) {

    private enum Form {
        /** One of them, exactly. */
        ONE,
        /** One of them, in letters of any case. */
        ANY_CASE,
        /** Several with commas between them, exactly. */
        SEVERAL,
        /** Several with commas between them, of which beginnings are enough, in letters of any case. */
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

    /** Of options, by the names of their extensions. */
    private static final Map<String, Map<String, FixedValues>> OF_OPTIONS = Map.of(
            "addrtype",
            Map.of("src-type", ADDRESS_TYPES, "dst-type", ADDRESS_TYPES),
            "conntrack",
            Map.of(
                    "ctstatus",
                    new FixedValues(Form.BEGINNINGS, List.of("NONE", "EXPECTED", "SEEN_REPLY", "ASSURED", "CONFIRMED")),
                    "ctdir",
                    new FixedValues(Form.ANY_CASE, List.of("ORIGINAL", "REPLY"))),
            "policy",
            Map.of(
                    "dir", new FixedValues(Form.ONE, List.of("in", "out")),
                    "pol", new FixedValues(Form.ONE, List.of("none", "ipsec")),
                    "mode", new FixedValues(Form.ONE, List.of("transport", "tunnel"))),
            "statistic",
            Map.of("mode", new FixedValues(Form.ONE, List.of("random", "nth"))),
            "connbytes",
            Map.of(
                    "connbytes-dir", new FixedValues(Form.ONE, List.of("original", "reply", "both")),
                    "connbytes-mode", new FixedValues(Form.ONE, List.of("packets", "bytes", "avgpkt"))),
            "hashlimit",
            Map.of("hashlimit-mode", new FixedValues(Form.SEVERAL, List.of("srcip", "srcport", "dstip", "dstport"))),
            "AUDIT",
            Map.of("type", new FixedValues(Form.ANY_CASE, List.of("accept", "drop", "reject"))));

    /** Refuses an option with a value that the tool does not have for it. */
    static void check(Extension extension, Option option) {
        Optional.ofNullable(OF_OPTIONS.getOrDefault(extension.name(), Map.of()).get(option.name()))
                .ifPresent(values -> values.check(option));
    }

    private void check(Option option) {
        boolean isList = form == Form.SEVERAL || form == Form.BEGINNINGS;
        String text = option.value().text();
        for (String part : isList ? text.split(",", -1) : new String[] {text}) {
            boolean isNone = part.isEmpty() && form == Form.SEVERAL;
            if (!isNone && values.stream().noneMatch(value -> isMeant(value, part))) {
                throw option.value()
                        .fault("\"" + part + "\" is no value of --" + option.name() + ": write "
                                + String.join(", ", values.subList(0, values.size() - 1)) + " or "
                                + values.get(values.size() - 1)
                                + (isList ? ", with commas between several" : ""));
            }
        }
    }

    private boolean isMeant(String value, String part) {
        return switch (form) {
            case ONE, SEVERAL -> value.equals(part);
            case ANY_CASE -> value.equalsIgnoreCase(part);
            case BEGINNINGS ->
                !part.isEmpty() && value.toLowerCase(Locale.ROOT).startsWith(part.toLowerCase(Locale.ROOT));
        };
    }
}
