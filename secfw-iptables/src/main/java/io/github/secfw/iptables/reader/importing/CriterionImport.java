package io.github.secfw.iptables.reader.importing;

import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.CriterionVisitor;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.Match;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.OutputCriterion;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerGroupCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.OwnerUserCriterion;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.net.TcpFlagsCriterion;
import java.util.List;

/** Adds a criterion to a match. Criteria of single protocols are in the match already and add nothing. */
final class CriterionImport implements CriterionVisitor<Match<?>> {

    private final Match<?> match;

    CriterionImport(Match<?> match) {
        this.match = match;
    }

    @Override
    public Match<?> visitSource(SourceCriterion criterion) {
        return match.from(criterion.addresses());
    }

    @Override
    public Match<?> visitDestination(DestinationCriterion criterion) {
        return match.to(criterion.addresses());
    }

    @Override
    public Match<?> visitInput(InputCriterion criterion) {
        return match.in(criterion.interfaces());
    }

    @Override
    public Match<?> visitOutput(OutputCriterion criterion) {
        return match.out(criterion.interfaces());
    }

    @Override
    public Match<?> visitProtocol(ProtocolCriterion criterion) {
        return hasProtocol() ? match : Match.protocol(criterion.protocol());
    }

    @Override
    public Match<?> visitIcmp(IcmpCriterion criterion) {
        if (hasProtocol()) {
            return match;
        }
        return criterion.family() == Family.IPV4 ? Match.icmp() : Match.icmpv6();
    }

    /** Whether the match has a protocol, which is then its first criterion. */
    private boolean hasProtocol() {
        return !match.criteria().isEmpty();
    }

    @Override
    public Match<?> visitSourcePort(SourcePortCriterion criterion) {
        return match;
    }

    @Override
    public Match<?> visitDestinationPort(DestinationPortCriterion criterion) {
        return match;
    }

    @Override
    public Match<?> visitTcpFlags(TcpFlagsCriterion criterion) {
        return match;
    }

    @Override
    public Match<?> visitIcmpType(IcmpTypeCriterion criterion) {
        return match;
    }

    @Override
    public Match<?> visitIcmpCode(IcmpCodeCriterion criterion) {
        return match;
    }

    @Override
    public Match<?> visitState(StateCriterion criterion) {
        return match.state(criterion.states());
    }

    @Override
    public Match<?> visitOwnerUid(OwnerUidCriterion criterion) {
        return match.uid(first(criterion.ids()), more(criterion.ids()));
    }

    @Override
    public Match<?> visitOwnerGid(OwnerGidCriterion criterion) {
        return match.gid(first(criterion.ids()), more(criterion.ids()));
    }

    private static IdRange first(List<IdRange> ids) {
        return ids.get(0);
    }

    private static IdRange[] more(List<IdRange> ids) {
        return ids.subList(1, ids.size()).toArray(new IdRange[0]);
    }

    @Override
    public Match<?> visitOwnerUser(OwnerUserCriterion criterion) {
        return match.user(criterion.name());
    }

    @Override
    public Match<?> visitOwnerGroup(OwnerGroupCriterion criterion) {
        return match.group(criterion.name());
    }

    @Override
    public Match<?> visitControlGroup(ControlGroupCriterion criterion) {
        return match.cgroup(criterion.group().path());
    }

    @Override
    public Match<?> visitPacketMark(PacketMarkCriterion criterion) {
        return match.mark(criterion.mark());
    }

    @Override
    public Match<?> visitConnectionMark(ConnectionMarkCriterion criterion) {
        return match.connectionMark(criterion.mark());
    }

    @Override
    public Match<?> visitDelivery(DeliveryCriterion criterion) {
        Delivery[] ways = criterion.ways().toArray(new Delivery[0]);
        return match.delivery(ways[0], ways);
    }

    @Override
    public Match<?> visitLimit(LimitCriterion criterion) {
        return match.limit(criterion.rate(), criterion.unit(), criterion.burst());
    }

    @Override
    public Match<?> visitNegated(NegatedCriterion criterion) {
        throw new IllegalStateException(
                "\"" + criterion + "\" is not a valid criterion of a reader: exclude what it negates");
    }
}
