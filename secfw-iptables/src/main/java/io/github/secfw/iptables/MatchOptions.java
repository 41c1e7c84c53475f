package io.github.secfw.iptables;

import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.Match;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The options of a criterion for one family, each beginning with a space: one alternative for each line that the rule
 * needs. They exclude each other. None means that no packet of the family can match.
 */
final class MatchOptions implements Criterion.Visitor<List<String>> {

    /** How many ports one {@code multiport} match takes; a range counts as two (iptables-extensions(8)). */
    private static final int MULTIPORT_SLOTS = 15;

    private final Family family;
    private final boolean sourcePortsTakeMultiport;

    /** The options of the criteria of one match. */
    MatchOptions(Family family, Match<?> match) {
        this.family = family;
        this.sourcePortsTakeMultiport = match.criteria().stream()
                .anyMatch(criterion -> criterion instanceof Criterion.SourcePort source
                        && takesMultiport(source.protocol(), source.ports()));
    }

    @Override
    public List<String> source(Criterion.Source criterion) {
        return addresses(criterion.addresses(), " -s ", " -m iprange --src-range ");
    }

    @Override
    public List<String> destination(Criterion.Destination criterion) {
        return addresses(criterion.addresses(), " -d ", " -m iprange --dst-range ");
    }

    private List<String> addresses(AddressSet addresses, String prefixOption, String rangeOption) {
        return addresses.ranges(family).stream()
                .map(range -> range.prefixLength().isPresent()
                        ? prefixOption + range
                        : rangeOption + range.first() + "-" + range.last())
                .toList();
    }

    @Override
    public List<String> input(Criterion.Input criterion) {
        return interfaces(criterion.interfaces(), " -i ");
    }

    @Override
    public List<String> output(Criterion.Output criterion) {
        return interfaces(criterion.interfaces(), " -o ");
    }

    private static List<String> interfaces(InterfaceSet interfaces, String option) {
        return interfaces.patterns().stream()
                .map(pattern -> option + pattern.name() + (pattern.isPrefix() ? "+" : ""))
                .toList();
    }

    @Override
    public List<String> protocol(Criterion.OfProtocol criterion) {
        return List.of(" -p " + criterion.protocol().word());
    }

    @Override
    public List<String> sourcePort(Criterion.SourcePort criterion) {
        return ports(criterion.ports(), "--sport", takesMultiport(criterion.protocol(), criterion.ports()));
    }

    /** After multiport, iptables reads --dport as an abbreviation of multiport's own --dports. */
    @Override
    public List<String> destinationPort(Criterion.DestinationPort criterion) {
        boolean multiport = sourcePortsTakeMultiport || takesMultiport(criterion.protocol(), criterion.ports());
        return ports(criterion.ports(), "--dport", multiport);
    }

    private static boolean takesMultiport(Protocol protocol, PortSet ports) {
        boolean hasOwnMatch = protocol.equals(Protocol.TCP) || protocol.equals(Protocol.UDP);
        return ports.ranges().size() > 1 || !hasOwnMatch;
    }

    private static List<String> ports(PortSet ports, String option, boolean multiport) {
        if (!multiport) {
            return List.of(" " + option + " " + text(ports.ranges().get(0)));
        }
        List<String> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        int slots = 0;
        for (PortRange range : ports.ranges()) {
            int needed = range.first() == range.last() ? 1 : 2;
            if (slots + needed > MULTIPORT_SLOTS) {
                lines.add(" -m multiport " + option + "s " + String.join(",", line));
                line.clear();
                slots = 0;
            }
            line.add(text(range));
            slots += needed;
        }
        lines.add(" -m multiport " + option + "s " + String.join(",", line));
        return lines;
    }

    private static String text(PortRange range) {
        return range.first() == range.last() ? Integer.toString(range.first()) : range.first() + ":" + range.last();
    }

    @Override
    public List<String> state(Criterion.State criterion) {
        return List.of(" -m conntrack --ctstate "
                + criterion.states().stream().map(ConnectionState::name).collect(Collectors.joining(",")));
    }

    @Override
    public List<String> icmp(Criterion.Icmp criterion) {
        return criterion.family() == family ? List.of(" -p " + criterion) : List.of();
    }

    @Override
    public List<String> icmpType(Criterion.OfIcmpType criterion) {
        String option = family == Family.IPV4 ? " --icmp-type " : " --icmpv6-type ";
        return criterion.family() == family
                ? criterion.types().stream().map(type -> option + type.number()).toList()
                : List.of();
    }

    @Override
    public List<String> ownerUid(Criterion.OwnerUid criterion) {
        return criterion.ids().stream().map(id -> " -m owner --uid-owner " + id).toList();
    }

    @Override
    public List<String> ownerGid(Criterion.OwnerGid criterion) {
        return criterion.ids().stream().map(id -> " -m owner --gid-owner " + id).toList();
    }

    @Override
    public List<String> limit(Criterion.Limit criterion) {
        return List.of(" -m limit --limit " + criterion.rate() + "/" + criterion.unit() + " --limit-burst "
                + criterion.burst());
    }
}
