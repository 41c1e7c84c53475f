package io.github.secfw.iptables.reader.importing;

import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortMatch;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.net.TcpFlagsCriterion;
import io.github.secfw.net.TcpMatch;
import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Imports a conjunction of conditions as matches of the model. Used once. */
final class MatchImport {

    private final Family family;
    private final CriterionSets sets;
    private final Map<Class<?>, Criterion> required = new LinkedHashMap<>();
    private final Map<Class<?>, Criterion> excluded = new LinkedHashMap<>();
    private final Set<ConnectionState> states = EnumSet.allOf(ConnectionState.class);
    private Optional<IcmpTypeCodeSet> icmp = Optional.empty();
    private boolean needsConnection;
    private boolean isNever;

    MatchImport(Family family) {
        this.family = family;
        this.sets = new CriterionSets(family);
    }

    /** Adds a condition, which must be neither a conjunction nor a disjunction. */
    void and(Condition condition) throws UnmodelledFeatureException {
        if (condition instanceof Condition.HasConnection) {
            needsConnection = true;
        } else if (condition instanceof Condition.Is is) {
            require(is.criterion());
        } else if (condition instanceof Condition.Not not && not.condition() instanceof Condition.Is is) {
            exclude(is.criterion());
        } else {
            throw new UnmodelledFeatureException(
                    "\"" + condition + "\"", "rewrite the rule with matches that a policy has");
        }
    }

    private void require(Criterion criterion) throws UnmodelledFeatureException {
        if (criterion instanceof StateCriterion state) {
            states.retainAll(state.states());
        } else if (criterion instanceof IcmpTypeCriterion type) {
            pairs().and(type, false);
        } else if (criterion instanceof IcmpCodeCriterion code) {
            pairs().and(code, false);
        } else if (!sets.isAlways(criterion)) {
            Criterion known = required.putIfAbsent(criterion.getClass(), criterion);
            if (known != null && (!known.equals(criterion) || criterion instanceof LimitCriterion)) {
                exclude(sets.others(criterion).orElseThrow(() -> twice(known.toString(), criterion.toString())));
            }
        }
    }

    private void exclude(Criterion criterion) throws UnmodelledFeatureException {
        if (criterion instanceof StateCriterion state) {
            states.removeAll(state.states());
        } else if (criterion instanceof IcmpTypeCriterion type) {
            pairs().and(type, true);
        } else if (criterion instanceof IcmpCodeCriterion code) {
            pairs().and(code, true);
        } else {
            Criterion known = excluded.getOrDefault(criterion.getClass(), criterion);
            Criterion both =
                    CriterionSets.either(known, criterion).orElseThrow(() -> twice("not " + known, "not " + criterion));
            excluded.put(criterion.getClass(), both);
            isNever |= sets.isAlways(both);
        }
    }

    private IcmpTypeCodeSet pairs() {
        IcmpTypeCodeSet pairs = icmp.orElseGet(() -> new IcmpTypeCodeSet(family));
        icmp = Optional.of(pairs);
        return pairs;
    }

    private static UnmodelledFeatureException twice(String one, String other) {
        return new UnmodelledFeatureException(
                "\"" + one + "\" and \"" + other + "\" in one rule",
                "match one of the two in this rule and the other in a chain that it jumps to");
    }

    /** The matches, at least one of which matches if and only if the conjunction is true; none if it is always false. */
    List<Match<?>> matches() throws UnmodelledFeatureException {
        checkConnection();
        if (isNever || states.isEmpty() || required.values().stream().anyMatch(excluded::containsValue)) {
            return List.of();
        }
        try {
            List<Match<?>> matches = new ArrayList<>();
            for (Match<?> match : ofProtocol()) {
                matches.add(narrowed(match));
            }
            return matches;
        } catch (IllegalArgumentException e) {
            throw new UnmodelledFeatureException("a rule for these packets", String.valueOf(e.getMessage()));
        }
    }

    private void checkConnection() throws UnmodelledFeatureException {
        boolean isOfMark = excluded.containsKey(ConnectionMarkCriterion.class);
        if (needsConnection && !isOfMark && !required.containsKey(ConnectionMarkCriterion.class)) {
            throw new UnmodelledFeatureException(
                    "\"" + new Condition.HasConnection() + "\" alone",
                    "match on the connection states that the rule is for");
        }
        if (isOfMark && !needsConnection) {
            throw new UnmodelledFeatureException(
                    "\"not " + excluded.get(ConnectionMarkCriterion.class) + "\" for packets without a connection",
                    "match on the connection states that the rule is for");
        }
    }

    private List<? extends Match<?>> ofProtocol() throws UnmodelledFeatureException {
        if (icmp.isPresent()) {
            return icmp.get().matches();
        }
        Criterion protocol = required.get(ProtocolCriterion.class);
        if (protocol instanceof ProtocolCriterion of && of.protocol().equals(Protocol.TCP)) {
            return List.of(ports(flags()));
        }
        if (protocol instanceof ProtocolCriterion of && of.protocol().hasPorts()) {
            return List.of(ports(withPorts(of.protocol())));
        }
        if (protocol instanceof ProtocolCriterion of) {
            return List.of(Match.protocol(of.protocol()));
        }
        if (required.containsKey(IcmpCriterion.class)) {
            return List.of(family == Family.IPV4 ? Match.icmp() : Match.icmpv6());
        }
        return List.of(Match.any());
    }

    private TcpMatch flags() throws UnmodelledFeatureException {
        if (required.get(TcpFlagsCriterion.class) instanceof TcpFlagsCriterion flags) {
            Criterion other = excluded.get(TcpFlagsCriterion.class);
            if (other != null) {
                throw twice(flags.toString(), "not " + other);
            }
            return Match.tcp().flags(flags.examined(), flags.set());
        }
        if (excluded.get(TcpFlagsCriterion.class) instanceof TcpFlagsCriterion flags) {
            return Match.tcp().except(Match.tcp().flags(flags.examined(), flags.set()));
        }
        return Match.tcp();
    }

    private static PortMatch<?> withPorts(Protocol protocol) {
        if (protocol.equals(Protocol.TCP)) {
            return Match.tcp();
        }
        if (protocol.equals(Protocol.UDP)) {
            return Match.udp();
        }
        if (protocol.equals(Protocol.DCCP)) {
            return Match.dccp();
        }
        return protocol.equals(Protocol.SCTP) ? Match.sctp() : Match.udplite();
    }

    private PortMatch<?> ports(PortMatch<?> match) {
        PortMatch<?> narrowed = match;
        if (required.get(SourcePortCriterion.class) instanceof SourcePortCriterion port) {
            narrowed = narrowed.sport(port.ports());
        }
        if (excluded.get(SourcePortCriterion.class) instanceof SourcePortCriterion port) {
            narrowed = narrowed.except(withPorts(port.protocol()).sport(port.ports()));
        }
        if (required.get(DestinationPortCriterion.class) instanceof DestinationPortCriterion port) {
            narrowed = narrowed.dport(port.ports());
        }
        if (excluded.get(DestinationPortCriterion.class) instanceof DestinationPortCriterion port) {
            narrowed = narrowed.except(withPorts(port.protocol()).dport(port.ports()));
        }
        return narrowed;
    }

    private Match<?> narrowed(Match<?> match) {
        Match<?> narrowed = match;
        for (Criterion criterion : required.values()) {
            narrowed = criterion.accept(new CriterionImport(narrowed));
        }
        for (Criterion criterion : excluded.values()) {
            Match<?> alone = criterion.accept(new CriterionImport(Match.any()));
            narrowed = alone.criteria().isEmpty() ? narrowed : narrowed.except(alone);
        }
        return states.size() == ConnectionState.values().length ? narrowed : narrowed.state(states);
    }
}
