package io.github.secfw.iptables.reader.value;

import io.github.secfw.net.LimitUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rate of packets. The kernel keeps it as the time between two packets in whole ticks of a clock, and loses the rest
 * of the division: with 10,000 ticks a second, {@code 7000/second} becomes {@code 10000/second} (print_rate of
 * libxt_limit).
 *
 * @param number the number of packets
 * @param unit the time unit
 */
public record XtablesRate(long number, LimitUnit unit) {

    /** Checks the number. */
    public XtablesRate {
        if (number < 1) {
            throw new IllegalArgumentException("the rate " + number + " is not positive: choose a higher rate");
        }
    }

    /** XT_LIMIT_SCALE: the ticks of xt_limit in a second. */
    public static final long LIMIT_TICKS = 10_000;

    private static final List<LimitUnit> LONGEST_FIRST =
            List.of(LimitUnit.DAY, LimitUnit.HOUR, LimitUnit.MINUTE, LimitUnit.SECOND);

    /** iptables reads the leading digits and ignores the rest (atoi). */
    private static final Pattern NUMBER = Pattern.compile("\\+?([0-9]{1,9})(?:[^0-9].*)?");

    /** The rate of a text as written; empty for an invalid rate. */
    public static Optional<XtablesRate> parse(String word) {
        String text = word.stripLeading();
        int slash = text.indexOf('/');
        String number = slash < 0 ? text : text.substring(0, slash);
        String name = slash < 0 ? "second" : text.substring(slash + 1).toLowerCase(Locale.ROOT);
        Matcher digits = NUMBER.matcher(number);
        if (digits.matches() && Long.parseLong(digits.group(1)) > 0 && !name.isEmpty()) {
            for (LimitUnit one : LimitUnit.values()) {
                if (one.toString().startsWith(name)) {
                    return Optional.of(new XtablesRate(Long.parseLong(digits.group(1)), one));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a clock with some ticks a second can keep the rate. */
    public boolean isWithin(long ticks) {
        return number / unit.seconds() <= ticks && period(ticks) > 0;
    }

    private long period(long ticks) {
        return ticks * unit.seconds() / number;
    }

    /** The rate that a clock keeps, in the unit in which iptables lists it. */
    public XtablesRate kept(long ticks) {
        long period = period(ticks);
        LimitUnit best = LimitUnit.DAY;
        for (LimitUnit shorter : LONGEST_FIRST.subList(1, LONGEST_FIRST.size())) {
            long ofUnit = ticks * shorter.seconds();
            if (period > ofUnit || ofUnit / period < ofUnit % period) {
                break;
            }
            best = shorter;
        }
        return new XtablesRate(ticks * best.seconds() / period, best);
    }

    /** {@return the rate as an option value} */
    @Override
    public String toString() {
        return number + "/" + unit;
    }
}
