package io.github.secfw.nftables.reader.syntax;

import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import java.util.Map;
import java.util.Optional;

/**
 * The rate of a limit.
 *
 * @param rate the number of packets or bytes
 * @param unit the time in which they come: {@code second}, {@code minute}, {@code hour}, {@code day} or {@code week}
 * @param burst the number that may come at once, -1 for the default
 * @param isOver whether packets beyond the rate match, not those within it
 * @param isOfBytes whether bytes are counted, not packets
 */
public record LimitRate(long rate, String unit, long burst, boolean isOver, boolean isOfBytes) {

    /** The burst that the kernel takes where none is given (NFT_LIMIT_PKT_BURST_DEFAULT). */
    private static final int DEFAULT_BURST = 5;

    private static final int MAX = 10_000;

    private static final Map<String, LimitUnit> UNITS = Map.of(
            "second", LimitUnit.SECOND, "minute", LimitUnit.MINUTE, "hour", LimitUnit.HOUR, "day", LimitUnit.DAY);

    private static final Map<String, Long> BYTES = Map.of("bytes", 1L, "kbytes", 1024L, "mbytes", 1024L * 1024);

    /** {@return the match: one of the model if the model has the rate} */
    public Statement statement() {
        Optional<LimitCriterion> limit = limit();
        return limit.isPresent() ? new Statement.Rate(limit.get(), isOver) : Statement.Count.ofRule(words(), isOfBytes);
    }

    /** {@return the rate in canonical words} */
    public String words() {
        long most = burst < 0 ? (isOfBytes ? 0 : DEFAULT_BURST) : burst;
        return "limit rate " + (isOver ? "over " : "") + rate + (isOfBytes ? " bytes/" : "/") + unit + " burst " + most
                + (isOfBytes ? " bytes" : " packets");
    }

    /** The limit of the model, empty if the model does not have the rate. A burst of 0 packets is the default. */
    private Optional<LimitCriterion> limit() {
        long packets = burst <= 0 ? DEFAULT_BURST : burst;
        LimitUnit known = UNITS.get(unit);
        boolean isInRange = !isOfBytes && rate >= 1 && rate <= MAX && packets <= MAX;
        return known != null && isInRange
                ? Optional.of(new LimitCriterion((int) rate, known, (int) packets))
                : Optional.empty();
    }

    /** {@return the number of bytes of a unit, 0 for an unknown unit} */
    public static long bytes(String unit) {
        return BYTES.getOrDefault(unit, 0L);
    }

    /** {@return whether a word is a unit of time} */
    public static boolean isUnit(String word) {
        return UNITS.containsKey(word) || word.equals("week");
    }

    /** {@return the message for an unknown unit of bytes} */
    public static String unknownBytes(String word) {
        return "unknown unit of bytes \"" + word + "\": write bytes, kbytes or mbytes";
    }

    /** {@return the message for an unknown unit of time} */
    public static String unknownUnit(String word) {
        return "unknown unit of time \"" + word + "\" of a rate: write second, minute, hour, day or week";
    }

    /** {@return the message for an invalid rate} */
    public static String invalidRate(String word) {
        return "invalid rate \"" + word + "\": write a number from 1 on, 10/second for instance";
    }

    /** {@return the message for an invalid burst} */
    public static String invalidBurst(String word) {
        return "invalid burst \"" + word + "\": write a number, 5 packets for instance";
    }
}
