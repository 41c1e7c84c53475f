package io.github.secfw.iptables.reader;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.LimitUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** {@code -m limit}. */
final class LimitMatch extends LoadedMatch {

    /** The kernel's clock ticks so often in a second (XT_LIMIT_SCALE); a higher rate is none. */
    private static final long SCALE = 10_000;

    private static final int MAX_BURST = 10_000;

    private long rate = 3;
    private LimitUnit unit = LimitUnit.HOUR;
    private long burst = 5;

    LimitMatch(Extension extension, Word word) {
        super(extension, word);
    }

    @Override
    void take(Option option, RuleHead head) {
        once(option.plain(), option.name());
        if (option.name().equals("limit")) {
            rate(option.value());
            return;
        }
        OptionalLong number = Numbers.parse(option.value().text(), MAX_BURST);
        if (number.isEmpty()) {
            throw option.value()
                    .fault("the burst \"" + option.value().text() + "\" is out of range: write a number from 1 to "
                            + MAX_BURST);
        }
        burst = number.getAsLong();
    }

    private void rate(Word word) {
        String text = word.text().strip();
        int slash = text.indexOf('/');
        String number = slash < 0 ? text : text.substring(0, slash);
        String name = slash < 0 ? "second" : text.substring(slash + 1).toLowerCase(Locale.ROOT);
        if (!number.isEmpty() && number.length() < 10 && number.chars().allMatch(c -> '0' <= c && c <= '9')) {
            rate = Long.parseLong(number);
            for (LimitUnit one : LimitUnit.values()) {
                if (rate > 0 && !name.isEmpty() && one.toString().startsWith(name)) {
                    unit = one;
                    checkRate(word);
                    return;
                }
            }
        }
        throw word.fault("\"" + word.text()
                + "\" is no rate: write a number and a unit, second, minute, hour or day, as" + " 3/minute");
    }

    private void checkRate(Word word) {
        if (rate > SCALE * unit.seconds()) {
            throw word.fault("the rate \"" + word.text() + "\" is faster than " + SCALE
                    + "/second, the most that iptables takes");
        }
    }

    @Override
    void addTo(List<RuleGuard> guards, RuleHead head) {
        boolean isKnown = rate <= SCALE && burst > 0;
        guards.add(
                isKnown
                        ? RuleGuard.of(new Criterion.Limit((int) rate, unit, (int) burst), false)
                        : RuleGuard.opaque("-m limit --limit " + rate + "/" + unit + " --limit-burst " + burst));
    }
}
