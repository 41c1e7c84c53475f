package io.github.secfw.spi;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.CriterionVisitor;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.LimitCriterion;
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

/**
 * A visitor that refuses every criterion, to be extended by backends outside this project: what they do not override, kinds
 * that come with later versions among it, is refused by name instead of breaking their build.
 *
 * @param <R> what the visitor returns
 */
@CheckReturnValue
public abstract class RefusingCriterionVisitor<R> implements CriterionVisitor<R> {

    /** For subclasses. */
    protected RefusingCriterionVisitor() {}

    /**
     * Refuses a criterion, by throwing or by noting it and returning something.
     *
     * @param feature the criterion in words, with its values
     * @return what the visitor returns for it
     */
    protected abstract R refuse(String feature);

    @Override
    public R visitSource(SourceCriterion criterion) {
        return refuse("the source address \"" + criterion + "\"");
    }

    @Override
    public R visitDestination(DestinationCriterion criterion) {
        return refuse("the destination address \"" + criterion + "\"");
    }

    @Override
    public R visitInput(InputCriterion criterion) {
        return refuse("the input interface \"" + criterion + "\"");
    }

    @Override
    public R visitOutput(OutputCriterion criterion) {
        return refuse("the output interface \"" + criterion + "\"");
    }

    @Override
    public R visitProtocol(ProtocolCriterion criterion) {
        return refuse("the protocol \"" + criterion + "\"");
    }

    @Override
    public R visitSourcePort(SourcePortCriterion criterion) {
        return refuse("the source port \"" + criterion + "\"");
    }

    @Override
    public R visitDestinationPort(DestinationPortCriterion criterion) {
        return refuse("the destination port \"" + criterion + "\"");
    }

    @Override
    public R visitState(StateCriterion criterion) {
        return refuse("the connection state \"" + criterion + "\"");
    }

    @Override
    public R visitIcmp(IcmpCriterion criterion) {
        return refuse("the protocol \"" + criterion + "\"");
    }

    @Override
    public R visitIcmpType(IcmpTypeCriterion criterion) {
        return refuse("the icmp type \"" + criterion + "\"");
    }

    @Override
    public R visitOwnerUid(OwnerUidCriterion criterion) {
        return refuse("the user \"" + criterion + "\"");
    }

    @Override
    public R visitOwnerGid(OwnerGidCriterion criterion) {
        return refuse("the group \"" + criterion + "\"");
    }

    @Override
    public R visitLimit(LimitCriterion criterion) {
        return refuse("the rate \"" + criterion + "\"");
    }

    @Override
    public R visitNegated(NegatedCriterion criterion) {
        return refuse("the negated match \"" + criterion + "\"");
    }

    @Override
    public R visitIcmpCode(IcmpCodeCriterion criterion) {
        return refuse("the icmp code \"" + criterion + "\"");
    }

    @Override
    public R visitTcpFlags(TcpFlagsCriterion criterion) {
        return refuse("the tcp flags \"" + criterion + "\"");
    }

    @Override
    public R visitOwnerUser(OwnerUserCriterion criterion) {
        return refuse("the user \"" + criterion + "\"");
    }

    @Override
    public R visitOwnerGroup(OwnerGroupCriterion criterion) {
        return refuse("the group \"" + criterion + "\"");
    }

    @Override
    public R visitControlGroup(ControlGroupCriterion criterion) {
        return refuse("the control group \"" + criterion + "\"");
    }

    @Override
    public R visitPacketMark(PacketMarkCriterion criterion) {
        return refuse("the mark \"" + criterion + "\"");
    }

    @Override
    public R visitConnectionMark(ConnectionMarkCriterion criterion) {
        return refuse("the mark \"" + criterion + "\"");
    }

    @Override
    public R visitDelivery(DeliveryCriterion criterion) {
        return refuse("the delivery \"" + criterion + "\"");
    }
}
