package io.github.secfw.iptables.reader;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Family;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.Match;
import java.util.List;

/** Narrows a match by a criterion that is no protocol's own; what only some protocols have, is in the match already. */
final class Narrowing implements Criterion.Visitor<Match<?>> {

    private final Match<?> match;

    Narrowing(Match<?> match) {
        this.match = match;
    }

    @Override
    public Match<?> source(Criterion.Source criterion) {
        return match.from(criterion.addresses());
    }

    @Override
    public Match<?> destination(Criterion.Destination criterion) {
        return match.to(criterion.addresses());
    }

    @Override
    public Match<?> input(Criterion.Input criterion) {
        return match.in(criterion.interfaces());
    }

    @Override
    public Match<?> output(Criterion.Output criterion) {
        return match.out(criterion.interfaces());
    }

    @Override
    public Match<?> protocol(Criterion.OfProtocol criterion) {
        return hasProtocol() ? match : Match.protocol(criterion.protocol());
    }

    @Override
    public Match<?> icmp(Criterion.Icmp criterion) {
        if (hasProtocol()) {
            return match;
        }
        return criterion.family() == Family.IPV4 ? Match.icmp() : Match.icmpv6();
    }

    /** A match begins with its protocol, if it has one. */
    private boolean hasProtocol() {
        return !match.criteria().isEmpty();
    }

    @Override
    public Match<?> sourcePort(Criterion.SourcePort criterion) {
        return match;
    }

    @Override
    public Match<?> destinationPort(Criterion.DestinationPort criterion) {
        return match;
    }

    @Override
    public Match<?> tcpFlags(Criterion.TcpFlags criterion) {
        return match;
    }

    @Override
    public Match<?> icmpType(Criterion.OfIcmpType criterion) {
        return match;
    }

    @Override
    public Match<?> icmpCode(Criterion.OfIcmpCode criterion) {
        return match;
    }

    @Override
    public Match<?> state(Criterion.State criterion) {
        return match.state(criterion.states());
    }

    @Override
    public Match<?> ownerUid(Criterion.OwnerUid criterion) {
        return match.uid(first(criterion.ids()), more(criterion.ids()));
    }

    @Override
    public Match<?> ownerGid(Criterion.OwnerGid criterion) {
        return match.gid(first(criterion.ids()), more(criterion.ids()));
    }

    private static IdRange first(List<IdRange> ids) {
        return ids.get(0);
    }

    private static IdRange[] more(List<IdRange> ids) {
        return ids.subList(1, ids.size()).toArray(new IdRange[0]);
    }

    @Override
    public Match<?> ownerUser(Criterion.OwnerUser criterion) {
        return match.user(criterion.name());
    }

    @Override
    public Match<?> ownerGroup(Criterion.OwnerGroup criterion) {
        return match.group(criterion.name());
    }

    @Override
    public Match<?> controlGroup(Criterion.InControlGroup criterion) {
        return match.cgroup(criterion.group().path());
    }

    @Override
    public Match<?> packetMark(Criterion.PacketMark criterion) {
        return match.mark(criterion.mark());
    }

    @Override
    public Match<?> connectionMark(Criterion.ConnectionMark criterion) {
        return match.connectionMark(criterion.mark());
    }

    @Override
    public Match<?> deliveredAs(Criterion.DeliveredAs criterion) {
        Delivery[] ways = criterion.ways().toArray(new Delivery[0]);
        return match.delivery(ways[0], ways);
    }

    @Override
    public Match<?> limit(Criterion.Limit criterion) {
        return match.limit(criterion.rate(), criterion.unit(), criterion.burst());
    }

    @Override
    public Match<?> not(Criterion.Not criterion) {
        throw new IllegalStateException(
                "\"" + criterion + "\" is not a valid criterion of a reader: exclude what it negates");
    }
}
