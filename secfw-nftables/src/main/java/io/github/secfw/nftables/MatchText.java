package io.github.secfw.nftables;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IdRange;
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
    private final boolean hasIcmpType;

    /** For the lines of a family, which is given where the match speaks of addresses. */
    MatchText(Optional<Family> family, Match<?> match) {
        this.family = family;
        this.hasIcmpType = match.criteria().stream().anyMatch(Criterion.OfIcmpType.class::isInstance);
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

    /** The family comes second: nft 1.0.6 leaves it out of its listings where it comes first. */
    @Override
    public Optional<String> icmp(Criterion.Icmp criterion) {
        return hasIcmpType
                ? Optional.empty()
                : Optional.of("meta l4proto " + criterion.protocol().number() + " meta nfproto "
                        + nfproto(criterion.family()));
    }

    @Override
    public Optional<String> icmpType(Criterion.OfIcmpType criterion) {
        return Optional.of((criterion.family() == Family.IPV4 ? "icmp" : "icmpv6") + " type "
                + set(criterion.types().stream()
                        .map(type -> Integer.toString(type.number()))
                        .toList()));
    }

    @Override
    public Optional<String> ownerUid(Criterion.OwnerUid criterion) {
        return Optional.of("meta skuid " + ids(criterion.ids()));
    }

    @Override
    public Optional<String> ownerGid(Criterion.OwnerGid criterion) {
        return Optional.of("meta skgid " + ids(criterion.ids()));
    }

    private static String ids(List<IdRange> ids) {
        return set(ids.stream().map(IdRange::toString).toList());
    }

    /** A line for each family, so that each has its bucket, as in iptables; the family comes before the limit. */
    @Override
    public Optional<String> limit(Criterion.Limit criterion) {
        String limit =
                "limit rate " + criterion.rate() + "/" + criterion.unit() + " burst " + criterion.burst() + " packets";
        return Optional.of(family.map(of -> "meta nfproto " + nfproto(of) + " ").orElse("") + limit);
    }

    private static String nfproto(Family family) {
        return family == Family.IPV4 ? "ipv4" : "ipv6";
    }

    private static String set(List<String> elements) {
        return elements.size() == 1 ? elements.get(0) : "{ " + String.join(", ", elements) + " }";
    }
}
