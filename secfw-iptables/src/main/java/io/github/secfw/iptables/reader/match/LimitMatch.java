package io.github.secfw.iptables.reader.match;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.value.NumberParser;
import io.github.secfw.iptables.reader.value.XtablesRate;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import java.util.List;
import java.util.OptionalLong;

/** {@code -m limit}: a rate of packets. */
public final class LimitMatch extends LoadedMatch {

    private static final int MAX_BURST = 10_000;
    /** The greatest rate of a criterion in the model. */
    private static final int MAX_RATE = 10_000;

    private static final int DEFAULT_BURST = 5;

    private XtablesRate rate = new XtablesRate(3, LimitUnit.HOUR);
    private int burst = DEFAULT_BURST;

    public LimitMatch(Extension extension, Token token) {
        super(extension, token);
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        once(option.plain(), option.name());
        if (option.name().equals("limit")) {
            rate = rate(option.value());
            return;
        }
        OptionalLong number = NumberParser.parse(option.value().text(), MAX_BURST);
        if (number.isEmpty()) {
            throw option.value()
                    .fault("invalid burst \"" + option.value().text() + "\": expected a number from 1 to " + MAX_BURST);
        }
        burst = (int) number.getAsLong();
    }

    private static XtablesRate rate(Token token) {
        XtablesRate written = XtablesRate.parse(token.text())
                .orElseThrow(() -> token.fault("invalid rate \"" + token.text()
                        + "\": expected a number and a unit, second, minute, hour or day, as 3/minute"));
        if (!written.isWithin(XtablesRate.LIMIT_TICKS)) {
            throw token.fault(
                    "invalid rate \"" + token.text() + "\": expected at most " + XtablesRate.LIMIT_TICKS + "/second");
        }
        return written.kept(XtablesRate.LIMIT_TICKS);
    }

    /** Adds the guard. The nft variant accepts a burst of 0 and loads the default; the legacy variant refuses it. */
    @Override
    public void addTo(List<RuleGuard> guards, RuleScope scope) {
        int kept = burst == 0 ? DEFAULT_BURST : burst;
        guards.add(
                rate.number() <= MAX_RATE
                        ? RuleGuard.of(new LimitCriterion((int) rate.number(), rate.unit(), kept), false)
                        : RuleGuard.of(new Condition.Unmodelled(
                                "-m limit --limit " + rate + " --limit-burst " + kept,
                                Footprint.event(Cell.OWN_STATE))));
    }
}
