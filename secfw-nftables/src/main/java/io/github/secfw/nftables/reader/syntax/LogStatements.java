package io.github.secfw.nftables.reader.syntax;

import io.github.secfw.net.LogLevel;
import io.github.secfw.net.LogOption;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Builder of log statements, with the levels and the flags that nft accepts. */
public final class LogStatements {

    private static final Map<String, LogLevel> LEVELS = Map.of(
            "emerg", LogLevel.EMERG,
            "alert", LogLevel.ALERT,
            "crit", LogLevel.CRIT,
            "err", LogLevel.ERR,
            "warn", LogLevel.WARN,
            "notice", LogLevel.NOTICE,
            "info", LogLevel.INFO,
            "debug", LogLevel.DEBUG);

    private static final Map<String, LogOption> OPTIONS = Map.of(
            "tcp sequence", LogOption.TCP_SEQUENCE,
            "tcp options", LogOption.TCP_OPTIONS,
            "ip options", LogOption.IP_OPTIONS,
            "skuid", LogOption.OWNER,
            "ether", LogOption.LINK_LAYER);

    /** The kernel refuses longer prefixes (NF_LOG_PREFIXLEN). */
    private static final int MAX_PREFIX = 127;

    /** The other two options have an effect only with a group. */
    public static final String GROUP = "group";

    public static final String SNAPLEN = "snaplen";
    public static final String THRESHOLD = "queue-threshold";

    private static final int SHORT = 0xffff;

    private LogStatements() {}

    /**
     * Builds the statement.
     *
     * @param prefix the prefix of the line
     * @param level the name of the level
     * @param options the flags
     * @param group the numbers after {@code group}, {@code snaplen} and {@code queue-threshold}, empty for the kernel's log
     * @param hasLevel whether the level is written
     * @param file for faults
     * @param at the offset of the statement
     */
    public static Statement statement(
            String prefix,
            String level,
            Set<LogOption> options,
            Map<String, Integer> group,
            boolean hasLevel,
            SourceText file,
            int at) {
        LogLevel known = LEVELS.get(level);
        if (known == null && !level.equals("audit")) {
            throw file.fault(
                    at,
                    "unknown log level \"" + level + "\": write one of emerg, alert, crit, err,"
                            + " warn, notice, info, debug or audit");
        }
        if (prefix.getBytes(StandardCharsets.UTF_8).length > MAX_PREFIX) {
            throw file.fault(at, "the prefix of a log line has more than " + MAX_PREFIX + " bytes: shorten it");
        }
        if (!group.isEmpty() && (hasLevel || !options.isEmpty())) {
            throw file.fault(at, "a log line has a level and flags, or goes to a group: leave one out");
        }
        if (known == null) {
            if (!prefix.isEmpty() || !options.isEmpty()) {
                throw file.fault(at, "\"log level audit\" has no prefix and no flags: leave them out");
            }
            return new Statement.Notify("log level audit");
        }
        return group.containsKey(GROUP)
                ? new Statement.Notify("log" + words(group) + " prefix \"" + prefix + "\"")
                : new Statement.WriteLog(prefix, known, options);
    }

    /** The canonical text: two of the numbers have 16 bits, and a threshold of 0 is the default. */
    private static String words(Map<String, Integer> group) {
        StringBuilder words = new StringBuilder(" group " + (group.getOrDefault(GROUP, 0) & SHORT));
        Integer snaplen = group.get(SNAPLEN);
        if (snaplen != null) {
            words.append(" snaplen ").append(snaplen);
        }
        int threshold = group.getOrDefault(THRESHOLD, 0) & SHORT;
        return words.append(threshold == 0 ? "" : " queue-threshold " + threshold)
                .toString();
    }

    public static LogOption option(String words, SourceText file, int at) {
        LogOption option = OPTIONS.get(words);
        if (option == null) {
            throw file.fault(
                    at,
                    "unknown log flag \"" + words + "\": write tcp sequence, tcp options, ip options,"
                            + " skuid, ether or all");
        }
        return option;
    }
}
