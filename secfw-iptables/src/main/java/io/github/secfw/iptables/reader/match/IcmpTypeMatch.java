package io.github.secfw.iptables.reader.match;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.value.IcmpParser;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import java.util.List;
import java.util.Optional;

/** {@code -m icmp} and {@code -m icmp6}: ICMP types and codes. */
public final class IcmpTypeMatch extends LoadedMatch {

    private boolean hasOption;
    private Optional<RuleGuard> tested = Optional.empty();

    public IcmpTypeMatch(Extension extension, Token token) {
        super(extension, token);
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        once(option, "type");
        hasOption = true;
        Optional<Criterion> criterion = IcmpParser.parse(option.value(), scope.family());
        tested = criterion.isPresent()
                ? Optional.of(RuleGuard.of(criterion.get(), option.negated()))
                : Optional.of(RuleGuard.of(RuleGuard.NEVER)).filter(never -> option.negated());
    }

    @Override
    public void addTo(List<RuleGuard> guards, RuleScope scope) {
        boolean isIpv4 = scope.family() == Family.IPV4;
        require(hasOption, isIpv4 ? "--icmp-type" : "--icmpv6-type");
        if (!scope.isOf(isIpv4 ? Protocol.ICMP : Protocol.ICMPV6)) {
            String protocol = isIpv4 ? "icmp" : "icmpv6";
            throw token().fault("match \"" + extension().name() + "\" needs a rule for " + protocol + ": add -p "
                    + protocol);
        }
        tested.ifPresent(guards::add);
    }
}
