package io.github.secfw.testkit;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.dccp;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.icmpv6;
import static io.github.secfw.net.Match.protocol;
import static io.github.secfw.net.Match.sctp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.net.Match.udp;
import static io.github.secfw.net.Match.udplite;

import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.LimitUnit;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.net.TcpFlagsCriterion;
import io.github.secfw.net.TcpMatch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Every kind of criterion, negated and not, with one value, several and ranges. */
final class Criteria {

    private static final List<PortSet> PORTS = List.of(
            PortSet.ports(22),
            PortSet.ports(1, 3),
            PortSet.range(5, 9),
            PortSet.ports(7).or(PortSet.range(9, 11)));

    private static final List<AddressSet> ADDRESSES = List.of(
            AddressSet.of("192.0.2.1"),
            AddressSet.of("192.0.2.1-192.0.2.9"),
            AddressSet.of("2001:db8::/32"),
            AddressSet.of("192.0.2.1", "198.51.100.0/24", "2001:db8::1", "2001:db8:1::1-2001:db8:1::9"),
            AddressSet.of("0.0.0.0/0"),
            AddressSet.of("192.0.2.1", "::/0"));

    private static final List<Mark> MARKS =
            List.of(Mark.of(5), new Mark(1, 0xff), new Mark(0, 0xff), new Mark(0x10, 0x10));

    private Criteria() {}

    /** Matches of protocols, to begin with. */
    static List<Match<?>> protocols() {
        List<Match<?>> protocols = new ArrayList<>(List.of(
                any(),
                tcp(),
                udp(),
                sctp(),
                protocol(50),
                any().except(tcp()),
                any().except(protocol(47)),
                any().except(icmp()),
                any().except(icmpv6()),
                tcp().except(icmp()),
                udp().sport(53),
                udplite().except(udplite().dport(7)),
                dccp().dport(5),
                sctp().sport(1).dport(2, 3)));
        for (Match<?> icmp : List.of(
                icmp(), icmp().type(8), icmp().type(0, 8), icmp().type(3).code(1))) {
            protocols.add(icmp);
        }
        protocols.add(icmp().except(icmp().type(8)));
        protocols.add(icmp().except(icmp().type(0, 8)));
        protocols.add(icmp().type(3).code(1, 2));
        protocols.add(icmp().type(3).except(icmp().type(3).code(1)));
        protocols.add(icmp().type(3).except(icmp().type(3).code(1, 2)));
        protocols.add(icmpv6());
        protocols.add(icmpv6().type(128, 129));
        protocols.add(icmpv6().type(1).code(4));
        protocols.add(icmpv6().except(icmpv6().type(1)));
        protocols.add(icmpv6().type(1).except(icmpv6().type(1).code(4, 5)));
        protocols.add(tcp().dport(22));
        protocols.add(tcp().except(tcp().sport(22)));
        protocols.add(tcp().syn());
        return protocols;
    }

    /** Matches of TCP with every pair of ports and flags. */
    static List<Match<?>> tcpPairs() {
        List<TcpMatch> pairs = new ArrayList<>(List.of(tcp()));
        List<UnaryOperator<TcpMatch>> all = new ArrayList<>();
        for (PortSet ports : PORTS) {
            all.add(match -> match.sport(ports));
            all.add(match -> match.except(tcp().sport(ports)));
            all.add(match -> match.dport(ports));
            all.add(match -> match.except(tcp().dport(ports)));
        }
        all.add(match -> match.dport(PortSet.range(0, 65_535)));
        for (TcpMatch flags : flags()) {
            all.add(match -> and(flags, match));
            all.add(match -> match.except(flags));
        }
        for (UnaryOperator<TcpMatch> one : all) {
            pairs.add(one.apply(tcp()));
            for (UnaryOperator<TcpMatch> other : all.subList(all.indexOf(one) + 1, all.size())) {
                narrowed(one.apply(tcp()), other).ifPresent(pairs::add);
            }
        }
        return List.copyOf(pairs);
    }

    private static TcpMatch and(TcpMatch flags, TcpMatch match) {
        TcpMatch both = flags;
        for (var criterion : match.criteria()) {
            if (criterion instanceof SourcePortCriterion port) {
                both = both.sport(port.ports());
            } else if (criterion instanceof DestinationPortCriterion port) {
                both = both.dport(port.ports());
            } else if (criterion instanceof NegatedCriterion not) {
                both = both.except(opposite(not));
            }
        }
        return both;
    }

    private static TcpMatch opposite(NegatedCriterion not) {
        if (not.criterion() instanceof SourcePortCriterion port) {
            return tcp().sport(port.ports());
        }
        if (not.criterion() instanceof DestinationPortCriterion port) {
            return tcp().dport(port.ports());
        }
        TcpFlagsCriterion flags = (TcpFlagsCriterion) not.criterion();
        return tcp().flags(flags.examined(), flags.set());
    }

    private static List<TcpMatch> flags() {
        Set<TcpFlag> all = EnumSet.allOf(TcpFlag.class);
        Set<TcpFlag> synAck = EnumSet.of(TcpFlag.SYN, TcpFlag.ACK);
        return List.of(
                tcp().syn(),
                tcp().flags(Set.of(TcpFlag.SYN), Set.of(TcpFlag.SYN)),
                tcp().flags(Set.of(TcpFlag.SYN), Set.of()),
                tcp().flags(synAck, Set.of()),
                tcp().flags(synAck, synAck),
                tcp().flags(all, Set.of()),
                tcp().flags(all, all),
                tcp().flags(all, EnumSet.of(TcpFlag.FIN, TcpFlag.URG, TcpFlag.PSH)));
    }

    /** What narrows a match of any protocol. */
    static List<UnaryOperator<Match<?>>> all() {
        List<UnaryOperator<Match<?>>> all = new ArrayList<>();
        for (AddressSet addresses : ADDRESSES) {
            all.add(match -> match.from(addresses));
            all.add(match -> match.except(any().from(addresses)));
            all.add(match -> match.to(addresses));
            all.add(match -> match.except(any().to(addresses)));
        }
        for (Mark mark : MARKS) {
            all.add(match -> match.mark(mark));
            all.add(match -> match.except(any().mark(mark)));
            all.add(match -> match.connectionMark(mark));
            all.add(match -> match.except(any().connectionMark(mark)));
        }
        for (List<String> names :
                List.of(List.of("eth0"), List.of("eth*"), List.of("eth*", "lo"), List.of("eth0", "lo"))) {
            String[] array = names.toArray(String[]::new);
            all.add(match -> match.in(array[0], array));
            all.add(match -> match.except(any().in(array[0], array)));
            all.add(match -> match.out(array[0], array));
            all.add(match -> match.except(any().out(array[0], array)));
        }
        all.add(match -> match.delivery(Delivery.UNICAST));
        all.add(match -> match.delivery(Delivery.BROADCAST, Delivery.MULTICAST));
        all.add(match -> match.except(any().delivery(Delivery.UNICAST)));
        all.add(match -> match.except(any().delivery(Delivery.BROADCAST, Delivery.MULTICAST)));
        owners(all);
        all.add(match -> match.state(ConnectionState.NEW));
        all.add(match -> match.state(ConnectionState.ESTABLISHED, ConnectionState.RELATED));
        all.add(match -> match.except(any().state(ConnectionState.INVALID)));
        all.add(match -> match.limit(3, LimitUnit.MINUTE, 9));
        return all;
    }

    private static void owners(List<UnaryOperator<Match<?>>> all) {
        IdRange range = new IdRange(1, 9);
        IdRange single = new IdRange(20, 20);
        all.add(match -> match.uid(7));
        all.add(match -> match.uid(range, single));
        all.add(match -> match.except(any().uid(range)));
        all.add(match -> match.gid(range));
        all.add(match -> match.except(any().gid(range, single)));
        all.add(match -> match.user("daemon"));
        all.add(match -> match.except(any().user("daemon")));
        all.add(match -> match.group("daemon"));
        all.add(match -> match.except(any().group("daemon")));
    }

    /** Empty where the criteria contradict each other, or a match has room for one of them only. */
    static <M extends Match<?>> Optional<M> narrowed(M match, UnaryOperator<M> criterion) {
        try {
            return Optional.of(criterion.apply(match));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            if (message.contains("no address family in common")
                    || message.contains("it says that already")
                    || message.contains("leaves no packet")
                    || message.contains("it says nothing")) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
