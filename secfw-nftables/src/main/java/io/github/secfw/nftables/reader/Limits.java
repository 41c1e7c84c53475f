package io.github.secfw.nftables.reader;

import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import java.util.Map;
import java.util.Optional;

/** What a rate of packets is in the model. */
final class Limits {

    /** What the kernel takes where none is given (NFT_LIMIT_PKT_BURST_DEFAULT). */
    private static final int DEFAULT_BURST = 5;

    private static final int MAX = 10_000;

    private static final Map<String, LimitUnit> UNITS = Map.of(
            "second", LimitUnit.SECOND, "minute", LimitUnit.MINUTE, "hour", LimitUnit.HOUR, "day", LimitUnit.DAY);

    private static final Map<String, Long> BYTES = Map.of("bytes", 1L, "kbytes", 1024L, "mbytes", 1024L * 1024);

    private Limits() {}

    /** {@return how many bytes a unit is, 0 for a word that is none} */
    static long bytes(String unit) {
        return BYTES.getOrDefault(unit, 0L);
    }

    static String noBytes(String word) {
        return "\"" + word + "\" is not a unit of bytes: write bytes, kbytes or mbytes";
    }

    /**
     * The match: in the model if that has the rate.
     *
     * @param rate how many packets or bytes
     * @param unit in which time
     * @param burst how many at once, -1 for the default
     * @param isOver whether those beyond it match
     * @param isOfBytes whether bytes are counted
     */
    static Statement statement(long rate, String unit, long burst, boolean isOver, boolean isOfBytes) {
        Optional<LimitCriterion> limit = isOfBytes ? Optional.empty() : of(rate, unit, Math.max(0, burst));
        return limit.isPresent()
                ? new Statement.Rate(limit.get(), isOver)
                : Statement.Count.ofRule(words(rate, unit, burst, isOver, isOfBytes), isOfBytes);
    }

    /** {@return a rate in canonical words} */
    static String words(long rate, String unit, long burst, boolean isOver, boolean isOfBytes) {
        long most = burst < 0 ? (isOfBytes ? 0 : DEFAULT_BURST) : burst;
        return "limit rate " + (isOver ? "over " : "") + rate + (isOfBytes ? " bytes/" : "/") + unit + " burst " + most
                + (isOfBytes ? " bytes" : " packets");
    }

    static boolean isUnit(String unit) {
        return UNITS.containsKey(unit) || unit.equals("week");
    }

    static String noUnit(String word) {
        return "\"" + word + "\" is not a valid unit of a rate: write second, minute, hour, day or week";
    }

    static String noRate(String word) {
        return "\"" + word + "\" is not a valid rate: write a number from 1 on, 10/second for instance";
    }

    static String noBurst(String word) {
        return "\"" + word + "\" is not a valid burst: write a number, 5 packets for instance";
    }

    /**
     * The limit, empty where the model has none such.
     *
     * @param rate how many packets
     * @param unit in which time
     * @param burst how many at once, 0 for the default
     */
    static Optional<LimitCriterion> of(long rate, String unit, long burst) {
        long packets = burst == 0 ? DEFAULT_BURST : burst;
        LimitUnit known = UNITS.get(unit);
        boolean isInRange = rate >= 1 && rate <= MAX && packets <= MAX;
        return known != null && isInRange
                ? Optional.of(new LimitCriterion((int) rate, known, (int) packets))
                : Optional.empty();
    }
}
