package io.github.secfw.program;

import io.github.secfw.net.AddressSet;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.IpAddress;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides criteria for one packet. */
final class PacketFacts implements Criterion.Visitor<Fact> {

    private final Packet packet;

    PacketFacts(Packet packet) {
        this.packet = packet;
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
        return interfaceIn(packet.inputInterface(), criterion.interfaces());
    }

    @Override
    public Fact output(Criterion.Output criterion) {
        return interfaceIn(packet.outputInterface(), criterion.interfaces());
    }

    /** A packet always states its interfaces; one that it has not is in no set. */
    private static Fact interfaceIn(Optional<String> name, InterfaceSet interfaces) {
        return Fact.of(name.isPresent() && interfaces.contains(name.get()));
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
        if (packet.protocol().isPresent() && !packet.protocol().get().equals(protocol)) {
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
}
