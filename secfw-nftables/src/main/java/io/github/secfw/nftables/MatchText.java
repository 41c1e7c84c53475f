package io.github.secfw.nftables;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text of a criterion; empty where another criterion of the same match implies it. */
final class MatchText implements Criterion.Visitor<Optional<String>> {

    private final Optional<Family> family;
    private final boolean hasPorts;

    /** For the lines of a family, which is given where the match speaks of addresses. */
    MatchText(Optional<Family> family, Match<?> match) {
        this.family = family;
        this.hasPorts = match.criteria().stream()
                .anyMatch(criterion ->
                        criterion instanceof Criterion.SourcePort || criterion instanceof Criterion.DestinationPort);
    }

    @Override
    public Optional<String> source(Criterion.Source criterion) {
        return Optional.of(addresses("saddr", criterion.addresses()));
    }

    @Override
    public Optional<String> destination(Criterion.Destination criterion) {
        return Optional.of(addresses("daddr", criterion.addresses()));
    }

    private String addresses(String field, AddressSet addresses) {
        Family of = family.orElseThrow();
        return (of == Family.IPV4 ? "ip " : "ip6 ") + field + " "
                + set(addresses.ranges(of).stream().map(AddressRange::toString).toList());
    }

    @Override
    public Optional<String> input(Criterion.Input criterion) {
        return Optional.of("iifname " + interfaces(criterion.interfaces()));
    }

    @Override
    public Optional<String> output(Criterion.Output criterion) {
        return Optional.of("oifname " + interfaces(criterion.interfaces()));
    }

    private static String interfaces(InterfaceSet interfaces) {
        return set(interfaces.patterns().stream()
                .map(pattern -> '"' + pattern.text() + '"')
                .toList());
    }

    /** A match on ports implies the protocol. */
    @Override
    public Optional<String> protocol(Criterion.OfProtocol criterion) {
        return hasPorts
                ? Optional.empty()
                : Optional.of("meta l4proto " + criterion.protocol().word());
    }

    @Override
    public Optional<String> sourcePort(Criterion.SourcePort criterion) {
        return Optional.of(criterion.protocol() + " sport " + ports(criterion.ports()));
    }

    @Override
    public Optional<String> destinationPort(Criterion.DestinationPort criterion) {
        return Optional.of(criterion.protocol() + " dport " + ports(criterion.ports()));
    }

    private static String ports(PortSet ports) {
        return set(ports.ranges().stream().map(PortRange::toString).toList());
    }

    @Override
    public Optional<String> state(Criterion.State criterion) {
        return Optional.of("ct state "
                + criterion.states().stream().map(ConnectionState::toString).collect(Collectors.joining(",")));
    }

    private static String set(List<String> elements) {
        return elements.size() == 1 ? elements.get(0) : "{ " + String.join(", ", elements) + " }";
    }
}
