package io.github.secfw.iptables.reader;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import java.util.List;
import java.util.Optional;

/** {@code -m icmp} and {@code -m icmp6}: types and codes. */
final class IcmpMatch extends LoadedMatch {

    private boolean isThere;
    private Optional<RuleGuard> asked = Optional.empty();

    IcmpMatch(Extension extension, Word word) {
        super(extension, word);
    }

    @Override
    void take(Option option, RuleHead head) {
        once(option, "type");
        isThere = true;
        Optional<Criterion> criterion = IcmpWords.parse(option.value(), head.family());
        asked = criterion.isPresent()
                ? Optional.of(RuleGuard.of(criterion.get(), option.negated()))
                : Optional.of(RuleGuard.of(RuleGuard.NEVER)).filter(never -> option.negated());
    }

    @Override
    void addTo(List<RuleGuard> guards, RuleHead head) {
        boolean isIpv4 = head.family() == Family.IPV4;
        require(isThere, isIpv4 ? "--icmp-type" : "--icmpv6-type");
        if (!head.isOf(isIpv4 ? Protocol.ICMP : Protocol.ICMPV6)) {
            String protocol = isIpv4 ? "icmp" : "icmpv6";
            throw word().fault("the match " + extension().name() + " is for packets of " + protocol + ": add -p "
                    + protocol);
        }
        asked.ifPresent(guards::add);
    }
}
