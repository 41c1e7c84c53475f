package io.github.secfw.iptables.reader.match;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.option.UnmodelledOptions;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.unmodelled.RecentLists;
import io.github.secfw.iptables.reader.unmodelled.UnmodelledExtensions;
import io.github.secfw.net.Family;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.Instruction;
import java.util.List;
import java.util.Set;

/** A match outside the model. */
public final class UnmodelledMatch extends LoadedMatch {

    /**
     * Matches for which the negation of an option is the exact opposite of the option for every packet (match functions
     * in the kernel's net/netfilter). For other matches both are false for some packets: mac without an Ethernet
     * header, cgroup without a socket, IPv6 extension header matches without the header.
     */
    private static final Set<String> NEGATED_AS_WHOLE = Set.of(
            "addrtype",
            "cpu",
            "devgroup",
            "dscp",
            "esp",
            "helper",
            "hl",
            "length",
            "set",
            "tcpmss",
            "tos",
            "ttl",
            "u32");

    private final UnmodelledExtensions unmodelled;
    private final UnmodelledOptions given;

    public UnmodelledMatch(Extension extension, Token token, UnmodelledExtensions unmodelled) {
        super(extension, token);
        this.unmodelled = unmodelled;
        this.given = new UnmodelledOptions(extension, unmodelled.family());
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        given.take(option);
    }

    @Override
    public void addTo(List<RuleGuard> guards, RuleScope scope) {
        unmodelled.complete(given, token());
        if (given.size() == 0 && matchesWholeProtocol()) {
            return;
        }
        if (isAdditionToList()) {
            addToList(guards);
        } else if (extension().name().equals("recent")) {
            guards.add(RuleGuard.of(listLookUp()));
        } else if (given.size() == 1 && isNegatedAsWhole()) {
            guards.add(RuleGuard.of(ofOneOption()));
        } else {
            guards.add(RuleGuard.of(new Condition.Unmodelled(text(), unmodelled.footprint(given))));
        }
    }

    private void addToList(List<RuleGuard> guards) {
        boolean isNegated = given.isNegated("set");
        given.put("set", "", false);
        guards.add(RuleGuard.event(new Instruction.Unmodelled(text(), unmodelled.footprint(given))));
        if (isNegated) {
            guards.add(RuleGuard.of(RuleGuard.NEVER));
        }
    }

    private String text() {
        return given.text("-m " + extension().name());
    }

    /**
     * Whether the match, without options, is true for all packets of its protocol (esp_mt and ah_mt of the kernel).
     */
    private boolean matchesWholeProtocol() {
        return extension().name().equals("esp") || isAhOfIpv4();
    }

    private boolean isAhOfIpv4() {
        return extension().name().equals("ah") && given.family() == Family.IPV4;
    }

    /** Whether the match is always true and only changes a list (recent_mt of the kernel). */
    private boolean isAdditionToList() {
        return extension().name().equals("recent") && given.has("set");
    }

    /** The condition of a list look-up, whose negation negates all options together (recent_mt of the kernel). */
    private Condition listLookUp() {
        Footprint footprint = unmodelled.footprint(given);
        RecentLists lists = new RecentLists(given);
        boolean isNegated = lists.removeNegation();
        Footprint settled = lists.additionToList().map(footprint::holdingAfter).orElse(footprint);
        Condition condition = new Condition.Unmodelled(text(), settled);
        return RuleGuard.negatedIf(isNegated, condition);
    }

    private boolean isNegatedAsWhole() {
        return NEGATED_AS_WHOLE.contains(extension().name()) || isAhOfIpv4();
    }

    private Condition ofOneOption() {
        String option = given.names().iterator().next();
        boolean isNegated = given.isNegated(option);
        given.put(option, given.value(option).orElse(""), false);
        return RuleGuard.negatedIf(isNegated, unmodelled.condition(given, option));
    }
}
