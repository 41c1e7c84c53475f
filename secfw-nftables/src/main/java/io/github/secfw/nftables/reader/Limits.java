package io.github.secfw.nftables.reader;

import io.github.secfw.net.Criterion;
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

    private Limits() {}

    static boolean isUnit(String unit) {
        return UNITS.containsKey(unit) || unit.equals("week");
    }

    static String noUnit(String word) {
        return "\"" + word + "\" is no unit of a rate: write second, minute, hour, day or week";
    }

    static String noRate(String word) {
        return "\"" + word + "\" is no rate: write a number from 1 on, 10/second for instance";
    }

    static String noBurst(String word) {
        return "\"" + word + "\" is no burst: write a number, 5 packets for instance";
    }

    /**
     * The limit, empty where the model has none such.
     *
     * @param rate how many packets
     * @param unit in which time
     * @param burst how many at once, 0 for the default
     */
    static Optional<Criterion.Limit> of(long rate, String unit, long burst) {
        long packets = burst == 0 ? DEFAULT_BURST : burst;
        LimitUnit known = UNITS.get(unit);
        boolean isInRange = rate >= 1 && rate <= MAX && packets <= MAX;
        return known != null && isInRange
                ? Optional.of(new Criterion.Limit((int) rate, known, (int) packets))
                : Optional.empty();
    }
}
