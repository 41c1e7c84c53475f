package io.github.secfw.iptables;

import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;

/**
 * The clock of the kernel's xt_limit, which keeps the time between two packets in whole ticks and loses the rest of the
 * division. So {@code 7000/second} is kept as {@code 10000/second} (print_rate of libxt_limit).
 */
final class LimitClock {

    /** XT_LIMIT_SCALE: ticks in a second. */
    private static final long TICKS = 10_000;

    private LimitClock() {}

    /** Whether the clock keeps a rate as it is. */
    static boolean keeps(LimitCriterion limit) {
        Kept kept = kept(limit);
        return limit.rate() * (long) kept.unit().seconds()
                == kept.number() * limit.unit().seconds();
    }

    /** The rate that the clock keeps, in the unit in which iptables lists it, as {@code 10000/second}. */
    static String keptRate(LimitCriterion limit) {
        Kept kept = kept(limit);
        return kept.number() + "/" + kept.unit();
    }

    private record Kept(long number, LimitUnit unit) {}

    private static Kept kept(LimitCriterion limit) {
        long period = TICKS * limit.unit().seconds() / limit.rate();
        LimitUnit best = LimitUnit.DAY;
        for (LimitUnit shorter : new LimitUnit[] {LimitUnit.HOUR, LimitUnit.MINUTE, LimitUnit.SECOND}) {
            long ticks = TICKS * shorter.seconds();
            if (period > ticks || ticks / period < ticks % period) {
                break;
            }
            best = shorter;
        }
        return new Kept(TICKS * best.seconds() / period, best);
    }
}
