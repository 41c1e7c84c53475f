package io.github.secfw.iptables.reader.match;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.value.MaskedNumber;
import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.Mark;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.List;

/** {@code -m mark} and {@code -m connmark}. Without a connection, connmark never matches, negated or not. */
public final class MarkMatch extends LoadedMatch {

    private final boolean isOfConnection;
    private final List<RuleGuard> tested = new ArrayList<>(1);
    private boolean hasOption;

    public MarkMatch(Extension extension, Token token, boolean isOfConnection) {
        super(extension, token);
        this.isOfConnection = isOfConnection;
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        once(option, "mark");
        hasOption = true;
        MaskedNumber number = MaskedNumber.parse(option.value());
        boolean canHold = number.isWithinMask();
        boolean isTested = number.mask() != 0;
        if (isOfConnection && (option.negated() || !isTested)) {
            tested.add(RuleGuard.of(new Condition.HasConnection()));
        }
        if (canHold && isTested) {
            Mark mark = new Mark(number.value(), number.mask());
            tested.add(RuleGuard.of(
                    isOfConnection ? new ConnectionMarkCriterion(mark) : new PacketMarkCriterion(mark),
                    option.negated()));
        } else if (canHold == option.negated()) {
            tested.add(RuleGuard.of(RuleGuard.NEVER));
        }
    }

    @Override
    public void addTo(List<RuleGuard> guards, RuleScope scope) {
        require(hasOption, "--mark");
        guards.addAll(tested);
    }
}
