package io.github.secfw.program;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.ControlGroup;
import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.CriterionVisitor;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCode;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.LimitCriterion;
import io.github.secfw.net.Mark;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.OutputCriterion;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerGroupCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.OwnerUserCriterion;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.net.TcpFlagsCriterion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Takes the fields of one packet from the criteria of a match, each of which must leave no choice. */
final class PacketFields implements CriterionVisitor<PacketFields> {

    private final String stated;
    private Optional<Protocol> protocol = Optional.empty();
    private Optional<IpAddress> source = Optional.empty();
    private Optional<IpAddress> destination = Optional.empty();
    private OptionalInt sourcePort = OptionalInt.empty();
    private OptionalInt destinationPort = OptionalInt.empty();
    private Optional<ConnectionState> state = Optional.empty();
    private Optional<Family> icmpFamily = Optional.empty();
    private Optional<IcmpType> icmpType = Optional.empty();
    private OptionalLong uid = OptionalLong.empty();
    private OptionalLong gid = OptionalLong.empty();
    private Optional<String> user = Optional.empty();
    private Optional<String> group = Optional.empty();
    private Optional<ControlGroup> controlGroup = Optional.empty();
    private Optional<IcmpCode> icmpCode = Optional.empty();
    private Optional<TcpFlagsCriterion> tcpFlags = Optional.empty();
    private Optional<Delivery> delivery = Optional.empty();
    private OptionalLong mark = OptionalLong.empty();
    private OptionalLong connectionMark = OptionalLong.empty();

    PacketFields(String stated) {
        this.stated = stated;
    }

    Optional<Protocol> protocol() {
        return protocol;
    }

    Optional<IpAddress> source() {
        return source;
    }

    Optional<IpAddress> destination() {
        return destination;
    }

    OptionalInt sourcePort() {
        return sourcePort;
    }

    OptionalInt destinationPort() {
        return destinationPort;
    }

    Optional<Family> icmpFamily() {
        return icmpFamily;
    }

    Optional<IcmpType> icmpType() {
        return icmpType;
    }

    OptionalLong uid() {
        return uid;
    }

    OptionalLong gid() {
        return gid;
    }

    Optional<String> user() {
        return user;
    }

    Optional<String> group() {
        return group;
    }

    Optional<ControlGroup> controlGroup() {
        return controlGroup;
    }

    Optional<IcmpCode> icmpCode() {
        return icmpCode;
    }

    Optional<TcpFlagsCriterion> tcpFlags() {
        return tcpFlags;
    }

    Optional<Delivery> delivery() {
        return delivery;
    }

    OptionalLong mark() {
        return mark;
    }

    OptionalLong connectionMark() {
        return connectionMark;
    }

    boolean hasOwner() {
        return uid.isPresent() || gid.isPresent() || user.isPresent() || group.isPresent() || controlGroup.isPresent();
    }

    Optional<ConnectionState> state() {
        return state;
    }

    @Override
    public PacketFields visitSource(SourceCriterion criterion) {
        source = Optional.of(single(criterion, criterion.addresses()));
        return this;
    }

    @Override
    public PacketFields visitDestination(DestinationCriterion criterion) {
        destination = Optional.of(single(criterion, criterion.addresses()));
        return this;
    }

    @Override
    public PacketFields visitInput(InputCriterion criterion) {
        throw interfaceTwice(criterion);
    }

    @Override
    public PacketFields visitOutput(OutputCriterion criterion) {
        throw interfaceTwice(criterion);
    }

    @Override
    public PacketFields visitProtocol(ProtocolCriterion criterion) {
        protocol = Optional.of(criterion.protocol());
        return this;
    }

    @Override
    public PacketFields visitSourcePort(SourcePortCriterion criterion) {
        sourcePort = OptionalInt.of(single(criterion, criterion.ports()));
        return this;
    }

    @Override
    public PacketFields visitDestinationPort(DestinationPortCriterion criterion) {
        destinationPort = OptionalInt.of(single(criterion, criterion.ports()));
        return this;
    }

    @Override
    public PacketFields visitState(StateCriterion criterion) {
        if (criterion.states().size() > 1) {
            throw choice(criterion);
        }
        state = Optional.of(criterion.states().iterator().next());
        return this;
    }

    @Override
    public PacketFields visitIcmp(IcmpCriterion criterion) {
        protocol = Optional.of(criterion.protocol());
        icmpFamily = Optional.of(criterion.family());
        return this;
    }

    @Override
    public PacketFields visitIcmpType(IcmpTypeCriterion criterion) {
        if (criterion.types().size() > 1) {
            throw choice(criterion);
        }
        icmpType = Optional.of(criterion.types().first());
        return this;
    }

    @Override
    public PacketFields visitOwnerUid(OwnerUidCriterion criterion) {
        uid = OptionalLong.of(single(criterion, criterion.ids()));
        return this;
    }

    @Override
    public PacketFields visitOwnerGid(OwnerGidCriterion criterion) {
        gid = OptionalLong.of(single(criterion, criterion.ids()));
        return this;
    }

    @Override
    public PacketFields visitLimit(LimitCriterion criterion) {
        throw new IllegalArgumentException(
                "\"" + criterion + "\" in \"" + stated + "\": one packet has no rate: leave it out");
    }

    @Override
    public PacketFields visitNegated(NegatedCriterion criterion) {
        throw choice(criterion);
    }

    @Override
    public PacketFields visitIcmpCode(IcmpCodeCriterion criterion) {
        if (criterion.codes().size() > 1) {
            throw choice(criterion);
        }
        icmpCode = Optional.of(criterion.codes().first());
        return this;
    }

    /** A packet may state some of its flags only. */
    @Override
    public PacketFields visitTcpFlags(TcpFlagsCriterion criterion) {
        tcpFlags = Optional.of(criterion);
        return this;
    }

    @Override
    public PacketFields visitOwnerUser(OwnerUserCriterion criterion) {
        user = Optional.of(criterion.name());
        return this;
    }

    @Override
    public PacketFields visitOwnerGroup(OwnerGroupCriterion criterion) {
        group = Optional.of(criterion.name());
        return this;
    }

    @Override
    public PacketFields visitControlGroup(ControlGroupCriterion criterion) {
        controlGroup = Optional.of(criterion.group());
        return this;
    }

    @Override
    public PacketFields visitPacketMark(PacketMarkCriterion criterion) {
        mark = OptionalLong.of(single(criterion, criterion.mark()));
        return this;
    }

    @Override
    public PacketFields visitConnectionMark(ConnectionMarkCriterion criterion) {
        connectionMark = OptionalLong.of(single(criterion, criterion.mark()));
        return this;
    }

    @Override
    public PacketFields visitDelivery(DeliveryCriterion criterion) {
        if (criterion.ways().size() > 1) {
            throw choice(criterion);
        }
        delivery = Optional.of(criterion.ways().iterator().next());
        return this;
    }

    private long single(Criterion criterion, Mark mark) {
        if (!mark.isWhole()) {
            throw choice(criterion);
        }
        return mark.value();
    }

    private long single(Criterion criterion, List<IdRange> ids) {
        IdRange first = ids.get(0);
        if (ids.size() > 1 || first.first() != first.last()) {
            throw choice(criterion);
        }
        return first.first();
    }

    private IpAddress single(Criterion criterion, AddressSet addresses) {
        List<AddressRange> ranges = addresses.families().stream()
                .flatMap(family -> addresses.ranges(family).stream())
                .toList();
        AddressRange first = ranges.get(0);
        if (ranges.size() > 1 || !first.first().equals(first.last())) {
            throw choice(criterion);
        }
        return first.first();
    }

    private int single(Criterion criterion, PortSet ports) {
        PortRange first = ports.ranges().get(0);
        if (ports.ranges().size() > 1 || first.first() != first.last()) {
            throw choice(criterion);
        }
        return first.first();
    }

    private IllegalArgumentException choice(Criterion criterion) {
        return new IllegalArgumentException("a packet has one value of each field, but \"" + criterion + "\" in \""
                + stated + "\" leaves a choice: write one value");
    }

    private IllegalArgumentException interfaceTwice(Criterion criterion) {
        return new IllegalArgumentException("\"" + criterion + "\" in \"" + stated
                + "\": a packet's interface is given before its match: leave it out of the match");
    }
}
