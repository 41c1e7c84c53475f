package io.github.secfw.iptables.reader.value;

import io.github.secfw.iptables.reader.syntax.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parser of SCTP chunk types. Some types have flags: a capital letter for a bit that is set, a small letter for one
 * that is not (libxt_sctp).
 */
final class ChunkParser {

    private static final List<String> TYPES = List.of(
            "DATA",
            "INIT",
            "INIT_ACK",
            "SACK",
            "HEARTBEAT",
            "HEARTBEAT_ACK",
            "ABORT",
            "SHUTDOWN",
            "SHUTDOWN_ACK",
            "ERROR",
            "COOKIE_ECHO",
            "COOKIE_ACK",
            "ECN_ECNE",
            "ECN_CWR",
            "SHUTDOWN_COMPLETE",
            "I_DATA",
            "RE_CONFIG",
            "PAD",
            "ASCONF",
            "ASCONF_ACK",
            "FORWARD_TSN",
            "I_FORWARD_TSN");

    private static final Map<String, String> FLAGS =
            Map.of("DATA", "IUBE", "I_DATA", "IUBE", "ABORT", "T", "SHUTDOWN_COMPLETE", "T");

    private ChunkParser() {}

    /** The chunk types in canonical order. */
    static String canonical(Token token) {
        if (token.text().equals("ALL") || token.text().equals("NONE")) {
            return token.text();
        }
        Map<Integer, String> kinds = new TreeMap<>();
        for (String part : token.text().split(",", -1)) {
            int colon = part.indexOf(':');
            String name = (colon < 0 ? part : part.substring(0, colon)).toUpperCase(Locale.ROOT);
            String flags = colon < 0 ? "" : part.substring(colon + 1);
            int type = TYPES.indexOf(name);
            boolean isKnown = type >= 0
                    && flags.chars()
                            .allMatch(flag -> FLAGS.getOrDefault(name, "").indexOf(Character.toUpperCase(flag)) >= 0);
            String kind = name + (colon < 0 ? "" : ":" + ordered(flags));
            if (!isKnown || !kinds.getOrDefault(type, kind).equals(kind)) {
                throw token.fault(
                        "invalid chunk \"" + part + "\": expected ALL, NONE, or each kind once, as DATA:Be,INIT");
            }
            kinds.put(type, kind);
        }
        return String.join(",", kinds.values());
    }

    private static String ordered(String flags) {
        List<String> letters = new ArrayList<>(List.of(flags.split("")));
        letters.sort(String.CASE_INSENSITIVE_ORDER);
        return String.join("", letters);
    }
}
