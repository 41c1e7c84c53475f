package io.github.secfw.spi;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.net.Criterion;

/**
 * A visitor that refuses every criterion, to be extended by backends outside this project: what they do not override, kinds
 * that come with later versions among it, is refused by name instead of breaking their build.
 *
 * @param <R> what the visitor returns
 */
@CheckReturnValue
public abstract class RefusingCriterionVisitor<R> implements Criterion.Visitor<R> {

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
    public R visitSource(Criterion.Source criterion) {
        return refuse("the source address \"" + criterion + "\"");
    }

    @Override
    public R visitDestination(Criterion.Destination criterion) {
        return refuse("the destination address \"" + criterion + "\"");
    }

    @Override
    public R visitInput(Criterion.Input criterion) {
        return refuse("the input interface \"" + criterion + "\"");
    }

    @Override
    public R visitOutput(Criterion.Output criterion) {
        return refuse("the output interface \"" + criterion + "\"");
    }

    @Override
    public R visitOfProtocol(Criterion.OfProtocol criterion) {
        return refuse("the protocol \"" + criterion + "\"");
    }

    @Override
    public R visitSourcePort(Criterion.SourcePort criterion) {
        return refuse("the source port \"" + criterion + "\"");
    }

    @Override
    public R visitDestinationPort(Criterion.DestinationPort criterion) {
        return refuse("the destination port \"" + criterion + "\"");
    }

    @Override
    public R visitState(Criterion.State criterion) {
        return refuse("the connection state \"" + criterion + "\"");
    }

    @Override
    public R visitIcmp(Criterion.Icmp criterion) {
        return refuse("the protocol \"" + criterion + "\"");
    }

    @Override
    public R visitOfIcmpType(Criterion.OfIcmpType criterion) {
        return refuse("the icmp type \"" + criterion + "\"");
    }

    @Override
    public R visitOwnerUid(Criterion.OwnerUid criterion) {
        return refuse("the user \"" + criterion + "\"");
    }

    @Override
    public R visitOwnerGid(Criterion.OwnerGid criterion) {
        return refuse("the group \"" + criterion + "\"");
    }

    @Override
    public R visitLimit(Criterion.Limit criterion) {
        return refuse("the rate \"" + criterion + "\"");
    }

    @Override
    public R visitNot(Criterion.Not criterion) {
        return refuse("the negated match \"" + criterion + "\"");
    }

    @Override
    public R visitOfIcmpCode(Criterion.OfIcmpCode criterion) {
        return refuse("the icmp code \"" + criterion + "\"");
    }

    @Override
    public R visitTcpFlags(Criterion.TcpFlags criterion) {
        return refuse("the tcp flags \"" + criterion + "\"");
    }

    @Override
    public R visitOwnerUser(Criterion.OwnerUser criterion) {
        return refuse("the user \"" + criterion + "\"");
    }

    @Override
    public R visitOwnerGroup(Criterion.OwnerGroup criterion) {
        return refuse("the group \"" + criterion + "\"");
    }

    @Override
    public R visitInControlGroup(Criterion.InControlGroup criterion) {
        return refuse("the control group \"" + criterion + "\"");
    }

    @Override
    public R visitPacketMark(Criterion.PacketMark criterion) {
        return refuse("the mark \"" + criterion + "\"");
    }

    @Override
    public R visitConnectionMark(Criterion.ConnectionMark criterion) {
        return refuse("the mark \"" + criterion + "\"");
    }

    @Override
    public R visitDeliveredAs(Criterion.DeliveredAs criterion) {
        return refuse("the delivery \"" + criterion + "\"");
    }
}
