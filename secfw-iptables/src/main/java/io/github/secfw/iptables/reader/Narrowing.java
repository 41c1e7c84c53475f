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
    public Match<?> visitSource(Criterion.Source criterion) {
        return match.from(criterion.addresses());
    }

    @Override
    public Match<?> visitDestination(Criterion.Destination criterion) {
        return match.to(criterion.addresses());
    }

    @Override
    public Match<?> visitInput(Criterion.Input criterion) {
        return match.in(criterion.interfaces());
    }

    @Override
    public Match<?> visitOutput(Criterion.Output criterion) {
        return match.out(criterion.interfaces());
    }

    @Override
    public Match<?> visitOfProtocol(Criterion.OfProtocol criterion) {
        return hasProtocol() ? match : Match.protocol(criterion.protocol());
    }

    @Override
    public Match<?> visitIcmp(Criterion.Icmp criterion) {
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
    public Match<?> visitSourcePort(Criterion.SourcePort criterion) {
        return match;
    }

    @Override
    public Match<?> visitDestinationPort(Criterion.DestinationPort criterion) {
        return match;
    }

    @Override
    public Match<?> visitTcpFlags(Criterion.TcpFlags criterion) {
        return match;
    }

    @Override
    public Match<?> visitOfIcmpType(Criterion.OfIcmpType criterion) {
        return match;
    }

    @Override
    public Match<?> visitOfIcmpCode(Criterion.OfIcmpCode criterion) {
        return match;
    }

    @Override
    public Match<?> visitState(Criterion.State criterion) {
        return match.state(criterion.states());
    }

    @Override
    public Match<?> visitOwnerUid(Criterion.OwnerUid criterion) {
        return match.uid(first(criterion.ids()), more(criterion.ids()));
    }

    @Override
    public Match<?> visitOwnerGid(Criterion.OwnerGid criterion) {
        return match.gid(first(criterion.ids()), more(criterion.ids()));
    }

    private static IdRange first(List<IdRange> ids) {
        return ids.get(0);
    }

    private static IdRange[] more(List<IdRange> ids) {
        return ids.subList(1, ids.size()).toArray(new IdRange[0]);
    }

    @Override
    public Match<?> visitOwnerUser(Criterion.OwnerUser criterion) {
        return match.user(criterion.name());
    }

    @Override
    public Match<?> visitOwnerGroup(Criterion.OwnerGroup criterion) {
        return match.group(criterion.name());
    }

    @Override
    public Match<?> visitInControlGroup(Criterion.InControlGroup criterion) {
        return match.cgroup(criterion.group().path());
    }

    @Override
    public Match<?> visitPacketMark(Criterion.PacketMark criterion) {
        return match.mark(criterion.mark());
    }

    @Override
    public Match<?> visitConnectionMark(Criterion.ConnectionMark criterion) {
        return match.connectionMark(criterion.mark());
    }

    @Override
    public Match<?> visitDeliveredAs(Criterion.DeliveredAs criterion) {
        Delivery[] ways = criterion.ways().toArray(new Delivery[0]);
        return match.delivery(ways[0], ways);
    }

    @Override
    public Match<?> visitLimit(Criterion.Limit criterion) {
        return match.limit(criterion.rate(), criterion.unit(), criterion.burst());
    }

    @Override
    public Match<?> visitNot(Criterion.Not criterion) {
        throw new IllegalStateException(
                "\"" + criterion + "\" is not a valid criterion of a reader: exclude what it negates");
    }
}
