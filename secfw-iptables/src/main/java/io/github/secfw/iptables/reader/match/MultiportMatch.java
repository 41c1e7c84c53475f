package io.github.secfw.iptables.reader.match;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.value.PortParser;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code -m multiport}: several source ports, destination ports, or ports of either side. */
public final class MultiportMatch extends LoadedMatch {

    private static final int SLOTS = 15;

    private Optional<RuleGuard> tested = Optional.empty();

    public MultiportMatch(Extension extension, Token token) {
        super(extension, token);
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        once(option, "ports");
        if (scope.isNegated() || scope.protocol().filter(Protocol::hasPorts).isEmpty()) {
            throw option.fault(
                    "match \"multiport\" needs a protocol with ports: write -p tcp, udp, udplite, sctp or dccp"
                            + " before it");
        }
        Protocol protocol = scope.protocol().orElseThrow();
        PortSet ports = ports(option.value());
        Condition condition = switch (option.name()) {
            case "sports", "source-ports" -> Condition.of(new SourcePortCriterion(protocol, ports));
            case "dports", "destination-ports" -> Condition.of(new DestinationPortCriterion(protocol, ports));
            default ->
                Condition.any(List.of(
                        Condition.of(new SourcePortCriterion(protocol, ports)),
                        Condition.of(new DestinationPortCriterion(protocol, ports))));
        };
        tested = Optional.of(RuleGuard.of(condition, option.negated()));
    }

    private static PortSet ports(Token token) {
        List<PortRange> ranges = new ArrayList<>();
        int slots = 0;
        for (String part : token.text().split(",", -1)) {
            ranges.add(PortParser.parse(token, part, false));
            slots += part.indexOf(':') < 0 ? 1 : 2;
        }
        if (slots > SLOTS) {
            throw token.fault(
                    "match \"multiport\" has too many ports: write at most " + SLOTS + ", where a range counts as two");
        }
        return PortSet.of(ranges);
    }

    @Override
    public void addTo(List<RuleGuard> guards, RuleScope scope) {
        require(tested.isPresent(), "--sports, --dports or --ports");
        guards.add(tested.orElseThrow());
    }
}
