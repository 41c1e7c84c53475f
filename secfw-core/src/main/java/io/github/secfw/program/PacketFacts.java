package io.github.secfw.program;

import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Decides criteria for one packet at one hook. */
final class PacketFacts implements Criterion.Visitor<Fact> {

    private final Packet packet;
    private final Hook hook;

    /** For the packet at a hook. */
    PacketFacts(Packet packet, Hook hook) {
        this.packet = packet;
        this.hook = hook;
    }

    @Override
    public Fact source(Criterion.Source criterion) {
        return address(packet.source(), criterion.addresses());
    }

    @Override
    public Fact destination(Criterion.Destination criterion) {
        return address(packet.destination(), criterion.addresses());
    }

    private Fact address(Optional<IpAddress> address, AddressSet addresses) {
        if (address.isPresent()) {
            return Fact.of(addresses.contains(address.get()));
        }
        boolean otherFamily = packet.family().isPresent()
                && addresses.ranges(packet.family().get()).isEmpty();
        return otherFamily ? Fact.NO : Fact.UNSTATED;
    }

    @Override
    public Fact input(Criterion.Input criterion) {
        return Fact.of(seesInputInterface() && contains(criterion.interfaces(), packet.inputInterface()));
    }

    @Override
    public Fact output(Criterion.Output criterion) {
        return Fact.of(hook.hasOutputInterface() && contains(criterion.interfaces(), packet.outputInterface()));
    }

    /** Behind routing, the input interface of a forwarded packet is known too, though iptables cannot ask for it there. */
    private boolean seesInputInterface() {
        return hook.hasInputInterface() || (hook == Hook.POSTROUTING && packet.direction() == Direction.FORWARDED);
    }

    /** A packet always states its interfaces; one that it has not is in no set. */
    private static boolean contains(InterfaceSet interfaces, Optional<String> name) {
        return name.isPresent() && interfaces.contains(name.get());
    }

    @Override
    public Fact protocol(Criterion.OfProtocol criterion) {
        return packet.protocol().isPresent()
                ? Fact.of(packet.protocol().get().equals(criterion.protocol()))
                : Fact.UNSTATED;
    }

    @Override
    public Fact sourcePort(Criterion.SourcePort criterion) {
        return port(criterion.protocol(), packet.sourcePort(), criterion.ports());
    }

    @Override
    public Fact destinationPort(Criterion.DestinationPort criterion) {
        return port(criterion.protocol(), packet.destinationPort(), criterion.ports());
    }

    private Fact port(Protocol protocol, OptionalInt port, PortSet ports) {
        if (isOtherProtocol(protocol)) {
            return Fact.NO;
        }
        if (packet.protocol().isEmpty() || port.isEmpty()) {
            return Fact.UNSTATED;
        }
        return Fact.of(ports.contains(port.getAsInt()));
    }

    @Override
    public Fact state(Criterion.State criterion) {
        return packet.state().isPresent()
                ? Fact.of(criterion.states().contains(packet.state().get()))
                : Fact.UNSTATED;
    }

    @Override
    public Fact icmp(Criterion.Icmp criterion) {
        boolean otherFamily = packet.family().isPresent() && packet.family().get() != criterion.family();
        if (otherFamily || isOtherProtocol(criterion.protocol())) {
            return Fact.NO;
        }
        return packet.family().isPresent() && packet.protocol().isPresent() ? Fact.YES : Fact.UNSTATED;
    }

    @Override
    public Fact icmpType(Criterion.OfIcmpType criterion) {
        Fact protocol = icmp(new Criterion.Icmp(criterion.family()));
        if (protocol == Fact.NO) {
            return Fact.NO;
        }
        return packet.icmpType().isPresent()
                ? Fact.of(criterion.types().contains(packet.icmpType().get()))
                : Fact.UNSTATED;
    }

    private boolean isOtherProtocol(Protocol protocol) {
        return packet.protocol().isPresent() && !packet.protocol().get().equals(protocol);
    }

    @Override
    public Fact ownerUid(Criterion.OwnerUid criterion) {
        return owner(packet.uid(), criterion.ids());
    }

    @Override
    public Fact ownerGid(Criterion.OwnerGid criterion) {
        return owner(packet.gid(), criterion.ids());
    }

    private Fact owner(OptionalLong id, List<IdRange> ids) {
        if (packet.isWithoutSocket() || packet.direction() != Direction.OUT || !hook.hasSocketOwner()) {
            return Fact.NO;
        }
        return id.isPresent() ? Fact.of(ids.stream().anyMatch(range -> range.contains(id.getAsLong()))) : Fact.UNSTATED;
    }

    @Override
    public Fact limit(Criterion.Limit criterion) {
        return Fact.of(!packet.isOverLimits());
    }
}
