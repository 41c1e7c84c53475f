package io.github.secfw.iptables.reader.match;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.value.AddressParser;
import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.SourceCriterion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code -m iprange}: address ranges. */
public final class RangeMatch extends LoadedMatch {

    private final AddressParser addresses;
    /** By option name, source first. */
    private final Map<String, RuleGuard> tested = new TreeMap<>(Comparator.reverseOrder());

    private boolean hasOption;

    public RangeMatch(Extension extension, Token token, AddressParser addresses) {
        super(extension, token);
        this.addresses = addresses;
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        once(option, option.name());
        hasOption = true;
        Token value = option.value();
        int dash = value.text().indexOf('-');
        IpAddress first =
                addresses.address(value, dash < 0 ? value.text() : value.text().substring(0, dash));
        IpAddress last =
                dash < 0 ? first : addresses.address(value, value.text().substring(dash + 1));
        if (first.compareTo(last) > 0) {
            if (!option.negated()) {
                tested.put(option.name(), RuleGuard.of(RuleGuard.NEVER));
            }
            return;
        }
        AddressSet set = AddressSet.of(List.of(new AddressRange(first, last)));
        boolean isSource = option.name().equals("src-range");
        tested.put(
                option.name(),
                RuleGuard.of(isSource ? new SourceCriterion(set) : new DestinationCriterion(set), option.negated()));
    }

    @Override
    public void addTo(List<RuleGuard> guards, RuleScope scope) {
        require(hasOption, "--src-range or --dst-range");
        guards.addAll(tested.values());
    }
}
