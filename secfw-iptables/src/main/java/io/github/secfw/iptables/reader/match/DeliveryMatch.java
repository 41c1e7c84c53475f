package io.github.secfw.iptables.reader.match;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.unmodelled.UnmodelledExtensions;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.Hook;
import io.github.secfw.program.Condition;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code -m pkttype}. For outgoing packets, which the kernel treats as unicast, the condition is unmodelled. */
public final class DeliveryMatch extends LoadedMatch {

    private static final Set<Hook> EXACT = EnumSet.of(Hook.PREROUTING, Hook.INPUT, Hook.FORWARD);

    private final UnmodelledExtensions unmodelled;
    private Optional<RuleGuard> tested = Optional.empty();

    public DeliveryMatch(Extension extension, Token token, UnmodelledExtensions unmodelled) {
        super(extension, token);
        this.unmodelled = unmodelled;
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        once(option, "type");
        Optional<Delivery> way = switch (option.value().text().toLowerCase(Locale.ROOT)) {
            case "unicast", "host" -> Optional.of(Delivery.UNICAST);
            case "broadcast", "bcast" -> Optional.of(Delivery.BROADCAST);
            case "multicast", "mcast" -> Optional.of(Delivery.MULTICAST);
            case "otherhost" -> Optional.empty();
            default ->
                throw option.value()
                        .fault("unknown packet type \"" + option.value().text()
                                + "\": expected unicast, broadcast or multicast");
        };
        Condition positive = new Condition.Unmodelled(
                "-m pkttype --pkt-type " + way.map(Delivery::toString).orElse("otherhost"),
                unmodelled.footprint(extension(), option.name()));
        Condition unknown = RuleGuard.negatedIf(option.negated(), positive);
        tested = Optional.of(
                way.map(known -> guard(known, option.negated(), unknown)).orElse(RuleGuard.of(unknown)));
    }

    private static RuleGuard guard(Delivery way, boolean negated, Condition unknown) {
        Condition condition = Condition.of(new DeliveryCriterion(EnumSet.of(way)));
        return RuleGuard.of(RuleGuard.negatedIf(negated, condition), EXACT, unknown);
    }

    @Override
    public void addTo(List<RuleGuard> guards, RuleScope scope) {
        require(tested.isPresent(), "--pkt-type");
        guards.add(tested.orElseThrow());
    }
}
