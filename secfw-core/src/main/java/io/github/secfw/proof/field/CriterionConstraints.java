package io.github.secfw.proof.field;

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
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.net.TcpFlagsCriterion;

/** The test of fields that each criterion is. Both phases use it: cut points and compiling cannot disagree. */
public final class CriterionConstraints implements CriterionVisitor<FieldConstraint> {

    private final SymbolicFields fields;

    /** Tests of these fields. */
    public CriterionConstraints(SymbolicFields fields) {
        this.fields = fields;
    }

    @Override
    public FieldConstraint visitSource(SourceCriterion criterion) {
        return fields.source().in(criterion.addresses());
    }

    @Override
    public FieldConstraint visitDestination(DestinationCriterion criterion) {
        return fields.destination().in(criterion.addresses());
    }

    @Override
    public FieldConstraint visitInput(InputCriterion criterion) {
        return fields.input().in(criterion.interfaces());
    }

    @Override
    public FieldConstraint visitOutput(OutputCriterion criterion) {
        return fields.output().in(criterion.interfaces());
    }

    @Override
    public FieldConstraint visitProtocol(ProtocolCriterion criterion) {
        return fields.protocol().is(criterion.protocol());
    }

    @Override
    public FieldConstraint visitSourcePort(SourcePortCriterion criterion) {
        return fields.protocol()
                .is(criterion.protocol())
                .and(fields.sourcePort().in(criterion.ports()));
    }

    @Override
    public FieldConstraint visitDestinationPort(DestinationPortCriterion criterion) {
        return fields.protocol()
                .is(criterion.protocol())
                .and(fields.destinationPort().in(criterion.ports()));
    }

    @Override
    public FieldConstraint visitState(StateCriterion criterion) {
        return fields.state().in(criterion.states());
    }

    @Override
    public FieldConstraint visitIcmp(IcmpCriterion criterion) {
        return fields.protocol().isIcmpOf(criterion.family());
    }

    @Override
    public FieldConstraint visitIcmpType(IcmpTypeCriterion criterion) {
        return fields.protocol().isIcmpOf(criterion.family()).and(fields.icmp().isOfTypes(criterion.types()));
    }

    @Override
    public FieldConstraint visitIcmpCode(IcmpCodeCriterion criterion) {
        return fields.protocol()
                .isIcmpOf(criterion.type().family())
                .and(fields.icmp().hasCodes(criterion.codes()));
    }

    @Override
    public FieldConstraint visitTcpFlags(TcpFlagsCriterion criterion) {
        return fields.protocol().is(Protocol.TCP).and(fields.tcpFlags().are(criterion.examined(), criterion.set()));
    }

    @Override
    public FieldConstraint visitOwnerUid(OwnerUidCriterion criterion) {
        return fields.uid().in(criterion.ids());
    }

    @Override
    public FieldConstraint visitOwnerGid(OwnerGidCriterion criterion) {
        return fields.gid().in(criterion.ids());
    }

    @Override
    public FieldConstraint visitOwnerUser(OwnerUserCriterion criterion) {
        return fields.user().is(criterion.name());
    }

    @Override
    public FieldConstraint visitOwnerGroup(OwnerGroupCriterion criterion) {
        return fields.group().is(criterion.name());
    }

    @Override
    public FieldConstraint visitControlGroup(ControlGroupCriterion criterion) {
        return fields.controlGroup().isIn(criterion.group());
    }

    @Override
    public FieldConstraint visitDelivery(DeliveryCriterion criterion) {
        return fields.delivery().in(criterion.ways());
    }

    @Override
    public FieldConstraint visitPacketMark(PacketMarkCriterion criterion) {
        return fields.marks().isOfPacket(criterion.mark());
    }

    @Override
    public FieldConstraint visitConnectionMark(ConnectionMarkCriterion criterion) {
        return fields.marks().isOfConnection(criterion.mark());
    }

    @Override
    public FieldConstraint visitNegated(NegatedCriterion criterion) {
        return criterion.criterion() instanceof ConnectionMarkCriterion mark
                ? fields.marks().isNotOfConnection(mark.mark())
                : criterion.criterion().accept(this).not();
    }

    /** A limit has state: the compiler of conditions treats it as an event, and it has no field. */
    @Override
    public FieldConstraint visitLimit(LimitCriterion criterion) {
        return FieldConstraint.of(context -> {
            throw new IllegalStateException("\"" + criterion + "\" is a test of state, not of a field");
        });
    }
}
