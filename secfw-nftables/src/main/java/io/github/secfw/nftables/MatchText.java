package io.github.secfw.nftables;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.TcpFlag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The text of a criterion; empty where another criterion of the same match implies it, or where it always holds. */
final class MatchText implements Criterion.Visitor<Optional<String>> {

    private final Optional<Family> family;
    private final Match<?> match;
    private final boolean negated;

    /** For the lines of a family, which is given where the match speaks of addresses. */
    MatchText(Optional<Family> family, Match<?> match) {
        this(family, match, false);
    }

    private MatchText(Optional<Family> family, Match<?> match, boolean negated) {
        this.family = family;
        this.match = match;
        this.negated = negated;
    }

    /** An owner that is excluded is excluded by a chain of its own, {@link OwnerChains}, unless there is one at all. */
    @Override
    public Optional<String> not(Criterion.Not criterion) {
        return OwnerChains.isFor(match, criterion)
                ? Optional.empty()
                : criterion.criterion().accept(new MatchText(family, match, true));
    }

    private String not() {
        return negated ? "!= " : "";
    }

    private String operator() {
        return negated ? " != " : " == ";
    }

    private boolean has(Class<? extends Criterion> kind) {
        for (Criterion criterion : match.criteria()) {
            if (kind.isInstance(criterion)
                    || (criterion instanceof Criterion.Not not && kind.isInstance(not.criterion()))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<String> source(Criterion.Source criterion) {
        return addresses("saddr ", criterion.addresses());
    }

    @Override
    public Optional<String> destination(Criterion.Destination criterion) {
        return addresses("daddr ", criterion.addresses());
    }

    /** Where addresses of the other family only are excluded, all of this family are meant. */
    private Optional<String> addresses(String field, AddressSet addresses) {
        Family of = family.orElseThrow();
        List<AddressRange> ranges = addresses.ranges(of);
        return ranges.isEmpty()
                ? Optional.empty()
                : Optional.of((of == Family.IPV4 ? "ip " : "ip6 ")
                        + field
                        + not()
                        + set(ranges.stream().map(AddressRange::toString).toList()));
    }

    @Override
    public Optional<String> input(Criterion.Input criterion) {
        return Optional.of("iifname " + interfaces(criterion.interfaces()));
    }

    @Override
    public Optional<String> output(Criterion.Output criterion) {
        return Optional.of("oifname " + interfaces(criterion.interfaces()));
    }

    private String interfaces(InterfaceSet interfaces) {
        return not()
                + set(interfaces.patterns().stream()
                        .map(pattern -> '"' + pattern.text() + '"')
                        .toList());
    }

    /** A match on ports or flags implies the protocol. */
    @Override
    public Optional<String> protocol(Criterion.OfProtocol criterion) {
        return has(Criterion.SourcePort.class) || has(Criterion.DestinationPort.class) || has(Criterion.TcpFlags.class)
                ? Optional.empty()
                : Optional.of("meta l4proto " + not() + criterion.protocol().word());
    }

    @Override
    public Optional<String> sourcePort(Criterion.SourcePort criterion) {
        return Optional.of(criterion.protocol() + " sport " + ports(criterion.ports()));
    }

    @Override
    public Optional<String> destinationPort(Criterion.DestinationPort criterion) {
        return Optional.of(criterion.protocol() + " dport " + ports(criterion.ports()));
    }

    private String ports(PortSet ports) {
        return not() + set(ports.ranges().stream().map(PortRange::toString).toList());
    }

    @Override
    public Optional<String> tcpFlags(Criterion.TcpFlags criterion) {
        return Optional.of("tcp flags & " + flags(criterion.examined()) + operator() + flags(criterion.set()));
    }

    private static String flags(Set<TcpFlag> flags) {
        String text = flags.stream().map(TcpFlag::toString).collect(Collectors.joining(" | "));
        return switch (flags.size()) {
            case 0 -> "0x0";
            case 1 -> text;
            default -> "(" + text + ")";
        };
    }

    @Override
    public Optional<String> state(Criterion.State criterion) {
        return Optional.of("ct state "
                + criterion.states().stream().map(ConnectionState::toString).collect(Collectors.joining(",")));
    }

    /** The family comes second: nft 1.0.6 leaves it out of its listings where it comes first. */
    @Override
    public Optional<String> icmp(Criterion.Icmp criterion) {
        if (negated) {
            return family.equals(Optional.of(criterion.family()))
                    ? Optional.of("meta l4proto != " + criterion.protocol().number())
                    : Optional.empty();
        }
        return has(Criterion.OfIcmpType.class)
                ? Optional.empty()
                : Optional.of(
                        "meta l4proto " + criterion.protocol().number() + " " + Families.text(criterion.family()));
    }

    @Override
    public Optional<String> icmpType(Criterion.OfIcmpType criterion) {
        return Optional.of(icmp(criterion.family()) + " type " + not()
                + set(criterion.types().stream()
                        .map(type -> Integer.toString(type.number()))
                        .toList()));
    }

    @Override
    public Optional<String> icmpCode(Criterion.OfIcmpCode criterion) {
        return Optional.of(icmp(criterion.type().family()) + " code " + not()
                + set(criterion.codes().stream()
                        .map(code -> Integer.toString(code.number()))
                        .toList()));
    }

    private static String icmp(Family family) {
        return family == Family.IPV4 ? "icmp" : "icmpv6";
    }

    @Override
    public Optional<String> deliveredAs(Criterion.DeliveredAs criterion) {
        return Optional.of("meta pkttype " + not()
                + set(criterion.ways().stream().map(way -> way.toString()).toList()));
    }

    @Override
    public Optional<String> packetMark(Criterion.PacketMark criterion) {
        return Optional.of("meta mark " + mark(criterion.mark()));
    }

    @Override
    public Optional<String> connectionMark(Criterion.ConnectionMark criterion) {
        return Optional.of("ct mark " + mark(criterion.mark()));
    }

    private String mark(Mark mark) {
        return mark.isWhole()
                ? not() + Marks.text(mark.value())
                : "& " + Marks.text(mark.mask()) + operator() + Marks.text(mark.value());
    }

    @Override
    public Optional<String> ownerUid(Criterion.OwnerUid criterion) {
        return Optional.of("meta skuid " + not() + ids(criterion.ids()));
    }

    @Override
    public Optional<String> ownerGid(Criterion.OwnerGid criterion) {
        return Optional.of("meta skgid " + not() + ids(criterion.ids()));
    }

    private static String ids(List<IdRange> ids) {
        return set(ids.stream().map(IdRange::toString).toList());
    }

    @Override
    public Optional<String> ownerUser(Criterion.OwnerUser criterion) {
        return Optional.of("meta skuid " + not() + '"' + criterion.name() + '"');
    }

    @Override
    public Optional<String> ownerGroup(Criterion.OwnerGroup criterion) {
        return Optional.of("meta skgid " + not() + '"' + criterion.name() + '"');
    }

    @Override
    public Optional<String> controlGroup(Criterion.InControlGroup criterion) {
        return Optional.of("socket cgroupv2 level " + criterion.group().level() + " \""
                + criterion.group().path() + '"');
    }

    @Override
    public Optional<String> limit(Criterion.Limit criterion) {
        return Optional.of(
                "limit rate " + criterion.rate() + "/" + criterion.unit() + " burst " + criterion.burst() + " packets");
    }

    private static String set(List<String> elements) {
        return elements.size() == 1 ? elements.get(0) : "{ " + String.join(", ", elements) + " }";
    }
}
