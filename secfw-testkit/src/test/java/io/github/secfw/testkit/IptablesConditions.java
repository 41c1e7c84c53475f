package io.github.secfw.testkit;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.TcpFlag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a line for iptables-restore, or one that iptables-save lists, asks of a packet and does with it: each option with
 * its match and its values, in one spelling and one order, so that two lines that mean the same are equal.
 */
final class IptablesConditions {

    private static final Map<String, String> PROTOCOLS =
            Map.of("dccp", "33", "sctp", "132", "udplite", "136", "esp", "50", "gre", "47", "ipv6-icmp", "icmpv6");
    private static final Map<String, String> LEVELS = Map.of(
            "emerg", "0", "alert", "1", "crit", "2", "error", "3", "warning", "4", "notice", "5", "info", "6", "debug",
            "7");
    private static final Map<String, String> UNITS = Map.of("second", "sec", "minute", "min");

    /** The numbers of the accounts that every Debian machine has. */
    private static final Map<String, String> ACCOUNTS = Map.of("root", "0", "daemon", "1");

    /** What the tools leave out of a listing, since it is so without being said. */
    private static final Set<String> DEFAULTS = Set.of(
            "-s 0.0.0.0/0",
            "-d 0.0.0.0/0",
            "-s ::/0",
            "-d ::/0",
            "--sport 0:65535",
            "--dport 0:65535",
            "LOG --log-level 4",
            "limit --limit-burst 5");

    private final List<String> words;
    private final List<String> conditions = new ArrayList<>();
    private String match = "";

    private IptablesConditions(String line) {
        this.words = IptablesWords.of(line);
    }

    static List<String> of(String line) {
        return new IptablesConditions(line).read();
    }

    private List<String> read() {
        int at = 0;
        while (at < words.size()) {
            boolean negated = words.get(at).equals("!");
            int option = negated ? at + 1 : at;
            int end = option + 1;
            while (end < words.size() && !words.get(end).equals("!") && !isOption(end)) {
                end++;
            }
            add(negated, words.get(option), words.subList(option + 1, end));
            at = end;
        }
        conditions.removeIf(DEFAULTS::contains);
        return conditions.stream().sorted().toList();
    }

    /** A path or a comment may begin with a dash, but none of these tests has one that does. */
    private boolean isOption(int at) {
        return words.get(at).startsWith("-");
    }

    private void add(boolean negated, String option, List<String> values) {
        if (option.equals("-m")) {
            match = values.get(0);
            return;
        }
        String value = value(option, values);
        if (option.equals("-j")) {
            match = value;
        }
        conditions.add((negated ? "! " : "") + qualified(option) + (value.isEmpty() ? "" : " " + value));
    }

    /** The name of the match, where several have an option of this name. */
    private String qualified(String option) {
        String known = switch (option) {
            case "--set-mark", "--set-xmark" -> "--set-xmark";
            case "--destination-ports" -> "--dports";
            default -> option;
        };
        boolean ofProtocol = List.of("--sport", "--dport", "--tcp-flags", "--icmp-type", "--icmpv6-type")
                .contains(option);
        return option.startsWith("--") && !ofProtocol ? match + " " + known : known;
    }

    private static String value(String option, List<String> values) {
        String first = values.isEmpty() ? "" : values.get(0);
        return switch (option) {
            case "-s", "-d" -> first.contains("/") ? first : first + (first.contains(":") ? "/128" : "/32");
            case "-p" -> PROTOCOLS.getOrDefault(first, first);
            case "--limit" -> unit(first);
            case "--log-level" -> LEVELS.getOrDefault(first, first);
            case "--uid-owner", "--gid-owner" -> ACCOUNTS.getOrDefault(first, first);
            case "--ctstate" -> sorted(ConnectionState.class, first);
            case "--tcp-flags" -> sorted(TcpFlag.class, first) + " " + sorted(TcpFlag.class, values.get(1));
            case "--set-xmark" -> first.contains("/") ? first : first + "/0xffffffff";
            case "--set-mark" -> "0x" + Integer.toHexString(Integer.decode(first)) + "/0xffffffff";
            default -> String.join(" ", values);
        };
    }

    private static String unit(String rate) {
        String unit = rate.substring(rate.indexOf('/') + 1);
        return rate.substring(0, rate.indexOf('/') + 1) + UNITS.getOrDefault(unit, unit);
    }

    private static <E extends Enum<E>> String sorted(Class<E> kind, String names) {
        if (names.equals("NONE")) {
            return names;
        }
        EnumSet<E> set = EnumSet.noneOf(kind);
        for (String name : names.split(",", -1)) {
            set.add(Enum.valueOf(kind, name));
        }
        return set.stream().map(Enum::name).collect(Collectors.joining(","));
    }
}
