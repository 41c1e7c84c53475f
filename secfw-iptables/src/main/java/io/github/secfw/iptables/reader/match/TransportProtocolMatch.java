package io.github.secfw.iptables.reader.match;

import io.github.secfw.iptables.reader.option.Extension;
import io.github.secfw.iptables.reader.option.ExtensionOption;
import io.github.secfw.iptables.reader.rule.RuleGuard;
import io.github.secfw.iptables.reader.rule.RuleScope;
import io.github.secfw.iptables.reader.syntax.Token;
import io.github.secfw.iptables.reader.unmodelled.UnmodelledExtensions;
import io.github.secfw.iptables.reader.value.PortParser;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.net.TcpFlagsCriterion;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@code -m tcp}, {@code udp}, {@code sctp} and {@code dccp}: ports, TCP flags and others. */
public final class TransportProtocolMatch extends LoadedMatch {

    private static final Set<TcpFlag> HANDSHAKE = EnumSet.of(TcpFlag.FIN, TcpFlag.SYN, TcpFlag.RST, TcpFlag.ACK);

    private static final List<String> ORDER =
            List.of("sport", "dport", "tcp-flags", "tcp-option", "chunk-types", "dccp-types", "dccp-option");

    private static final Comparator<String> IN_ORDER = Comparator.comparingInt(ORDER::indexOf);

    private final Protocol protocol;
    private final UnmodelledExtensions unmodelled;
    /** In the order in which the kernel tests them. */
    private final Map<String, RuleGuard> tested = new TreeMap<>(IN_ORDER);

    public TransportProtocolMatch(
            Extension extension, Token token, Protocol protocol, UnmodelledExtensions unmodelled) {
        super(extension, token);
        this.unmodelled = unmodelled;
        this.protocol = protocol;
    }

    @Override
    public void take(ExtensionOption option, RuleScope scope) {
        switch (option.name()) {
            case "sport", "source-port" -> {
                once(option, "sport");
                ports(option, true);
            }
            case "dport", "destination-port" -> {
                once(option, "dport");
                ports(option, false);
            }
            case "syn" -> {
                once(option, "tcp-flags");
                flags(option, HANDSHAKE, EnumSet.of(TcpFlag.SYN));
            }
            case "tcp-flags" -> {
                once(option, "tcp-flags");
                flags(option, flags(option.value()), flags(option.second()));
            }
            default -> {
                once(option, option.name());
                tested.put(option.name(), RuleGuard.of(unmodelled.condition(extension(), option)));
            }
        }
    }

    private void ports(ExtensionOption option, boolean isSource) {
        Optional<PortRange> range = PortParser.ofMatch(option.value(), protocol);
        if (range.isEmpty()) {
            if (!option.negated()) {
                tested.put(isSource ? "sport" : "dport", RuleGuard.of(RuleGuard.NEVER));
            }
            return;
        }
        PortSet ports = PortSet.range(range.get().first(), range.get().last());
        if (ports.isAll()) {
            if (option.negated()) {
                tested.put(isSource ? "sport" : "dport", never("! --" + (isSource ? "sport" : "dport") + " 0:65535"));
            }
            return;
        }
        tested.put(
                isSource ? "sport" : "dport",
                RuleGuard.of(
                        isSource
                                ? new SourcePortCriterion(protocol, ports)
                                : new DestinationPortCriterion(protocol, ports),
                        option.negated()));
    }

    private void flags(ExtensionOption option, Set<TcpFlag> examined, Set<TcpFlag> set) {
        boolean isTested = !examined.isEmpty();
        boolean canHold = examined.containsAll(set);
        if (isTested && canHold) {
            tested.put("tcp-flags", RuleGuard.of(new TcpFlagsCriterion(examined, set), option.negated()));
        } else if (canHold == option.negated()) {
            tested.put(
                    "tcp-flags",
                    isTested
                            ? RuleGuard.of(RuleGuard.NEVER)
                            : never((option.negated() ? "! " : "") + "--tcp-flags NONE " + (canHold ? "NONE" : "SYN")));
        }
    }

    /**
     * The guard of a test that cannot succeed. With the legacy variant it is always false; the nft variant leaves it
     * out for TCP and UDP.
     */
    private RuleGuard never(String option) {
        return protocol.equals(Protocol.TCP) || protocol.equals(Protocol.UDP)
                ? RuleGuard.of(new Condition.Unmodelled("-m " + extension().name() + " " + option, Footprint.reading()))
                : RuleGuard.of(RuleGuard.NEVER);
    }

    private static Set<TcpFlag> flags(Token token) {
        Set<TcpFlag> flags = EnumSet.noneOf(TcpFlag.class);
        for (String name : token.text().split(",", -1)) {
            switch (name.toUpperCase(Locale.ROOT)) {
                case "ALL" -> flags.addAll(EnumSet.allOf(TcpFlag.class));
                case "NONE" -> {}
                case "FIN", "SYN", "RST", "PSH", "ACK", "URG" ->
                    flags.add(TcpFlag.valueOf(name.toUpperCase(Locale.ROOT)));
                default ->
                    throw token.fault("unknown TCP flag \"" + name
                            + "\": expected SYN, ACK, FIN, RST, URG, PSH, ALL or NONE, with commas between them");
            }
        }
        return flags;
    }

    @Override
    public void addTo(List<RuleGuard> guards, RuleScope scope) {
        if (!scope.isOf(protocol)) {
            throw token().fault("match \"" + extension().name() + "\" needs a rule for " + protocol + ": add -p "
                    + protocol);
        }
        guards.addAll(tested.values());
    }
}
