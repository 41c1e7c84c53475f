package io.github.secfw.iptables.reader.option;

import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.value.ServiceTypeParser;
import io.github.secfw.iptables.reader.value.TimeParser;
import io.github.secfw.net.Family;
import java.util.List;

/**
 * Normalizes options, so that options with the same meaning have the same text: defaults are always explicit or always
 * left out, an option has one name, and a negated option that has an opposite becomes the opposite.
 */
public final class CanonicalOptions {

    private static final int MAX_HELPER_BYTES = 29;
    private static final int DAYS_OF_WEEK = 7;
    private static final int DAYS_OF_MONTH = 31;
    private static final int TOS_BITS = 0xff;

    private CanonicalOptions() {}

    /** Normalizes options; refuses values that iptables refuses together. */
    public static void apply(UnmodelledOptions given, Token token) {
        switch (given.extension().name()) {
            case "ttl" -> given.rename("ttl", "ttl-eq");
            case "hl" -> given.rename("hl", "hl-eq");
            case "dscp" -> given.rename("dscp-class", "dscp");
            case "DSCP" -> given.rename("set-dscp-class", "set-dscp");
            case "TOS" -> typeOfService(given);
            case "set" -> given.rename("set", "match-set");
            case "ipcomp" -> given.addDefault("ipcompspi", "0");
            case "helper" -> helper(given);
            case "NFLOG" -> log(given, token);
            case "cluster" -> cluster(given, token);
            case "connlimit" -> connections(given);
            case "hashlimit" -> rate(given, token);
            case "TPROXY" -> proxy(given);
            case "recent" -> recent(given, token);
            case "statistic" -> statistic(given, token);
            case "string" -> string(given, token);
            case "time" -> time(given, token);
            default -> {}
        }
    }

    private static long number(UnmodelledOptions given, String option) {
        return Long.parseLong(given.value(option).orElse("0"));
    }

    private static void typeOfService(UnmodelledOptions given) {
        given.value("and-tos").ifPresent(bits -> set(given, "and-tos", 0, ~Long.parseLong(bits) & TOS_BITS));
        given.value("or-tos").ifPresent(bits -> set(given, "or-tos", Long.parseLong(bits), Long.parseLong(bits)));
        given.value("xor-tos").ifPresent(bits -> set(given, "xor-tos", Long.parseLong(bits), 0));
    }

    private static void set(UnmodelledOptions given, String option, long value, long mask) {
        given.remove(option);
        given.put("set-tos", ServiceTypeParser.text(value, mask), false);
    }

    /** iptables cuts the name. */
    private static void helper(UnmodelledOptions given) {
        given.value("helper")
                .filter(name -> name.length() > MAX_HELPER_BYTES)
                .ifPresent(name -> given.put("helper", name.substring(0, MAX_HELPER_BYTES), given.isNegated("helper")));
    }

    /** The option nflog-range has no effect. */
    private static void log(UnmodelledOptions given, Token token) {
        if (given.value("nflog-prefix").filter("\"\""::equals).isPresent()) {
            throw token.fault("empty prefix: leave out the option");
        }
        given.removeDefault("nflog-group", "0");
        given.remove("nflog-range");
    }

    private static void cluster(UnmodelledOptions given, Token token) {
        if (given.has("cluster-local-node")) {
            long node = number(given, "cluster-local-node");
            if (node > Math.min(Integer.SIZE, number(given, "cluster-total-nodes"))) {
                throw token.fault(
                        "the node " + node + " is not in the cluster: write a number up to --cluster-total-nodes");
            }
            given.put("cluster-local-nodemask", Long.toString(1L << (node - 1)), given.isNegated("cluster-local-node"));
            given.remove("cluster-local-node");
        }
    }

    private static void connections(UnmodelledOptions given) {
        swapNegated(given, "connlimit-upto", "connlimit-above");
        given.addDefault("connlimit-mask", String.valueOf(given.family().bits()));
        if (!given.has("connlimit-daddr")) {
            given.addDefault("connlimit-saddr", "");
        }
    }

    private static void swapNegated(UnmodelledOptions given, String one, String other) {
        if (given.isNegated(one)) {
            String value = given.value(one).orElse("");
            given.remove(one);
            given.put(other, value, false);
        } else if (given.isNegated(other)) {
            String value = given.value(other).orElse("");
            given.remove(other);
            given.put(one, value, false);
        }
    }

    private static void proxy(UnmodelledOptions given) {
        given.addDefault("on-ip", given.family() == Family.IPV4 ? "0.0.0.0" : "::");
        given.addDefault("tproxy-mark", "0x0/0x0");
    }

    private static void rate(UnmodelledOptions given, Token token) {
        for (String option : List.of("hashlimit-srcmask", "hashlimit-dstmask")) {
            if (number(given, option) > given.family().bits()) {
                throw token.fault("--" + option + " of hashlimit is more than "
                        + given.family().bits() + ": write a lower number");
            }
        }
        given.rename("hashlimit", "hashlimit-upto");
        swapNegated(given, "hashlimit-upto", "hashlimit-above");
        String rate = given.value("hashlimit-upto")
                .or(() -> given.value("hashlimit-above"))
                .orElse("");
        if (!rate.endsWith("b/s")) {
            given.addDefault("hashlimit-burst", "5");
        }
        given.removeDefault("hashlimit-mode", "\"\"");
        given.removeDefault("hashlimit-srcmask", String.valueOf(given.family().bits()));
        given.removeDefault("hashlimit-dstmask", String.valueOf(given.family().bits()));
    }

    private static void recent(UnmodelledOptions given, Token token) {
        boolean isOfList = given.has("set") || given.has("remove");
        for (String option : List.of("seconds", "hitcount", "rttl", "reap")) {
            if (isOfList && given.has(option)) {
                throw token.fault("--" + option + " needs --rcheck or --update: leave it out");
            }
        }
        if (given.value("name").filter("\"\""::equals).isPresent()) {
            throw token.fault("empty list name: write a name, or leave out the option");
        }
        given.addDefault("name", "DEFAULT");
        given.addDefault(
                "mask", given.family() == Family.IPV4 ? "255.255.255.255" : "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
        if (given.has("rdest")) {
            given.remove("rsource");
        } else {
            given.addDefault("rsource", "");
        }
        given.removeDefault("hitcount", "0");
    }

    private static void statistic(UnmodelledOptions given, Token token) {
        String needed = given.value("mode").filter("random"::equals).isPresent() ? "probability" : "every";
        if (!given.has(needed)) {
            throw token.fault("statistic lacks a required option of its mode: add --" + needed);
        }
        if (given.has("packet") && number(given, "packet") >= number(given, "every")) {
            throw token.fault("--packet of statistic is not below --every: write a lower number");
        }
    }

    private static void string(UnmodelledOptions given, Token token) {
        given.rename("hex-string", "string");
        if (given.has("to") && number(given, "to") < number(given, "from")) {
            throw token.fault("--to of string is below --from: write a higher number after --to");
        }
        given.removeDefault("from", "0");
        given.removeDefault("to", "65535");
    }

    private static void time(UnmodelledOptions given, Token token) {
        given.rename("localtz", "kerneltz");
        given.remove("utc");
        String start = given.value("timestart").orElse("00:00:00");
        String stop = given.value("timestop").orElse("23:59:59");
        if (given.has("contiguous") && start.compareTo(stop) <= 0) {
            throw token.fault("--contiguous needs a --timestop before its --timestart: leave it out");
        }
        days(given, "weekdays", DAYS_OF_WEEK);
        days(given, "monthdays", DAYS_OF_MONTH);
        given.removeDefault("timestart", "00:00:00");
        given.removeDefault("timestop", "23:59:59");
        given.removeDefault("datestart", "1970-01-01T00:00");
        given.removeDefault("datestop", "2038-01-19T03:14:07");
    }

    private static void days(UnmodelledOptions given, String option, int last) {
        given.value(option).ifPresent(days -> {
            String kept = given.isNegated(option) ? TimeParser.others(days, last) : days;
            given.put(option, kept.isEmpty() ? "none" : kept, false);
            given.removeDefault(option, TimeParser.others("0", last));
        });
    }
}
