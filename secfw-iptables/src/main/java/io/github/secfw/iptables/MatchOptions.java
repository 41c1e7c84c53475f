package io.github.secfw.iptables;

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
import io.github.secfw.net.Protocol;
import io.github.secfw.net.TcpFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The options of a criterion for one family, each beginning with a space: one alternative for each line that the rule
 * needs. They exclude each other. None means that no packet of the family can match.
 *
 * <p>A negated criterion needs one line: each of its values is excluded by a match of its own. Where there are many
 * addresses or ports, all the others are matched instead.
 */
final class MatchOptions implements Criterion.Visitor<List<String>> {

    /** How many ports one {@code multiport} match takes; a range counts as two (iptables-extensions(8)). */
    private static final int MULTIPORT_SLOTS = 15;

    /**
     * How many values one line excludes, each by a match of its own: the kernel takes 128 expressions in a rule of the nft
     * variant (NFT_RULE_MAXEXPRS), and a line has room for so many bytes only.
     */
    static final int MAX_EXCEPTIONS = 16;

    private final Family family;
    private final List<Criterion> criteria;
    private final boolean negated;

    /** The options of the criteria of one match. */
    MatchOptions(Family family, Match<?> match) {
        this(family, match.criteria(), false);
    }

    private MatchOptions(Family family, List<Criterion> criteria, boolean negated) {
        this.family = family;
        this.criteria = criteria;
        this.negated = negated;
    }

    @Override
    public List<String> not(Criterion.Not criterion) {
        return criterion.criterion().accept(new MatchOptions(family, criteria, true));
    }

    /** A space, and the word for a negation where there is one. */
    private String not() {
        return negated ? " ! " : " ";
    }

    /** One line for each option, or one that excludes them all. */
    private List<String> lines(List<String> options) {
        return negated ? oneLine(options) : options;
    }

    private static List<String> oneLine(List<String> options) {
        return List.of(String.join("", options));
    }

    private boolean has(Class<? extends Criterion> kind) {
        for (Criterion criterion : criteria) {
            if (kind.isInstance(criterion)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<String> source(Criterion.Source criterion) {
        return addresses(criterion.addresses(), "-s ", "--src-range ", negated && has(Criterion.Source.class));
    }

    @Override
    public List<String> destination(Criterion.Destination criterion) {
        return addresses(criterion.addresses(), "-d ", "--dst-range ", negated && has(Criterion.Destination.class));
    }

    /** The option for a prefix can stand in a line once; that for a range can always be added. */
    private List<String> addresses(AddressSet addresses, String prefixOption, String rangeOption, boolean isTaken) {
        if (!negated) {
            return addressLines(addresses.ranges(family), " ", prefixOption, rangeOption);
        }
        List<AddressRange> ranges = addresses.ranges(family);
        if (ranges.size() > MAX_EXCEPTIONS) {
            return addressLines(addresses.othersOf(family), " ", isTaken ? "" : prefixOption, rangeOption);
        }
        boolean takesPrefix = !isTaken && ranges.size() == 1;
        return addresses.isAllOf(family)
                ? List.of()
                : oneLine(addressLines(ranges, " ! ", takesPrefix ? prefixOption : "", rangeOption));
    }

    private static List<String> addressLines(
            List<AddressRange> ranges, String not, String prefixOption, String rangeOption) {
        List<String> lines = new ArrayList<>(ranges.size());
        for (AddressRange range : ranges) {
            lines.add(
                    !prefixOption.isEmpty() && range.prefixLength().isPresent()
                            ? not + prefixOption + range
                            : " -m iprange" + not + rangeOption + range.first() + "-" + range.last());
        }
        return lines;
    }

    @Override
    public List<String> input(Criterion.Input criterion) {
        return interfaces(criterion.interfaces(), "-i ");
    }

    @Override
    public List<String> output(Criterion.Output criterion) {
        return interfaces(criterion.interfaces(), "-o ");
    }

    private List<String> interfaces(InterfaceSet interfaces, String option) {
        return lines(interfaces.patterns().stream()
                .map(pattern -> not() + option + pattern.name() + (pattern.isPrefix() ? "+" : ""))
                .toList());
    }

    @Override
    public List<String> protocol(Criterion.OfProtocol criterion) {
        return List.of(not() + "-p " + criterion.protocol().word());
    }

    @Override
    public List<String> icmp(Criterion.Icmp criterion) {
        if (criterion.family() == family) {
            return List.of(not() + "-p " + criterion);
        }
        return negated ? List.of("") : List.of();
    }

    /** A code is written together with its type. */
    @Override
    public List<String> icmpType(Criterion.OfIcmpType criterion) {
        if (criterion.family() != family) {
            return List.of();
        }
        if (!negated && has(Criterion.OfIcmpCode.class)) {
            return List.of("");
        }
        return icmp(criterion.types().stream()
                .map(type -> Integer.toString(type.number()))
                .toList());
    }

    @Override
    public List<String> icmpCode(Criterion.OfIcmpCode criterion) {
        if (criterion.type().family() != family) {
            return List.of();
        }
        return icmp(criterion.codes().stream()
                .map(code -> code.type().number() + "/" + code.number())
                .toList());
    }

    private List<String> icmp(List<String> values) {
        String match = negated ? " -m " + (family == Family.IPV4 ? "icmp" : "icmp6") : "";
        String option = match + not() + (family == Family.IPV4 ? "--icmp-type " : "--icmpv6-type ");
        return lines(values.stream().map(value -> option + value).toList());
    }

    @Override
    public List<String> sourcePort(Criterion.SourcePort criterion) {
        return ports(criterion.ports(), "--sport", takesMultiport(criterion.ports(), criterion.protocol(), false));
    }

    @Override
    public List<String> destinationPort(Criterion.DestinationPort criterion) {
        return ports(criterion.ports(), "--dport", takesMultiport(criterion.ports(), criterion.protocol(), true));
    }

    /** After multiport, iptables reads {@code --dport} as an abbreviation of multiport's own {@code --dports}. */
    private boolean takesMultiport(PortSet ports, Protocol protocol, boolean ofDestination) {
        return (negated && has(ofDestination ? Criterion.DestinationPort.class : Criterion.SourcePort.class))
                || needsMultiport(ports, protocol)
                || (ofDestination && criteria.stream().anyMatch(MatchOptions::makesSourceMultiport));
    }

    private static boolean makesSourceMultiport(Criterion criterion) {
        return (criterion instanceof Criterion.SourcePort source && needsMultiport(source.ports(), source.protocol()))
                || (criterion instanceof Criterion.Not not && not.criterion() instanceof Criterion.SourcePort);
    }

    private static boolean needsMultiport(PortSet ports, Protocol protocol) {
        boolean hasOwnMatch = protocol.equals(Protocol.TCP) || protocol.equals(Protocol.UDP);
        return ports.ranges().size() > 1 || !hasOwnMatch;
    }

    private List<String> ports(PortSet ports, String option, boolean multiport) {
        if (!multiport) {
            return List.of(not() + option + " " + text(ports.ranges().get(0)));
        }
        List<String> matches = multiports(ports, not() + option + "s ");
        return negated && matches.size() > MAX_EXCEPTIONS
                ? multiports(ports.others(), " " + option + "s ")
                : lines(matches);
    }

    private static List<String> multiports(PortSet ports, String option) {
        List<String> matches = new ArrayList<>();
        List<String> match = new ArrayList<>();
        int slots = 0;
        for (PortRange range : ports.ranges()) {
            int needed = range.first() == range.last() ? 1 : 2;
            if (slots + needed > MULTIPORT_SLOTS) {
                matches.add(" -m multiport" + option + String.join(",", match));
                match.clear();
                slots = 0;
            }
            match.add(text(range));
            slots += needed;
        }
        matches.add(" -m multiport" + option + String.join(",", match));
        return matches;
    }

    private static String text(PortRange range) {
        return range.first() == range.last() ? Integer.toString(range.first()) : range.first() + ":" + range.last();
    }

    @Override
    public List<String> tcpFlags(Criterion.TcpFlags criterion) {
        return List.of(not() + "--tcp-flags " + flags(criterion.examined()) + " " + flags(criterion.set()));
    }

    private static String flags(Set<TcpFlag> flags) {
        return flags.isEmpty() ? "NONE" : flags.stream().map(TcpFlag::name).collect(Collectors.joining(","));
    }

    @Override
    public List<String> state(Criterion.State criterion) {
        return List.of(" -m conntrack --ctstate "
                + criterion.states().stream().map(ConnectionState::name).collect(Collectors.joining(",")));
    }

    @Override
    public List<String> deliveredAs(Criterion.DeliveredAs criterion) {
        return lines(criterion.ways().stream()
                .map(way -> " -m pkttype" + not() + "--pkt-type " + way)
                .toList());
    }

    @Override
    public List<String> packetMark(Criterion.PacketMark criterion) {
        return List.of(" -m mark" + not() + "--mark " + criterion.mark());
    }

    @Override
    public List<String> connectionMark(Criterion.ConnectionMark criterion) {
        return List.of(" -m connmark" + not() + "--mark " + criterion.mark());
    }

    @Override
    public List<String> ownerUid(Criterion.OwnerUid criterion) {
        return ids(criterion.ids(), "--uid-owner ");
    }

    @Override
    public List<String> ownerGid(Criterion.OwnerGid criterion) {
        return ids(criterion.ids(), "--gid-owner ");
    }

    private List<String> ids(List<IdRange> ids, String option) {
        return lines(ids.stream().map(id -> " -m owner" + not() + option + id).toList());
    }

    @Override
    public List<String> ownerUser(Criterion.OwnerUser criterion) {
        return List.of(" -m owner" + not() + "--uid-owner " + criterion.name());
    }

    @Override
    public List<String> ownerGroup(Criterion.OwnerGroup criterion) {
        return List.of(" -m owner" + not() + "--gid-owner " + criterion.name());
    }

    @Override
    public List<String> controlGroup(Criterion.InControlGroup criterion) {
        return List.of(" -m cgroup --path " + Quoted.of(criterion.group().path()));
    }

    @Override
    public List<String> limit(Criterion.Limit criterion) {
        return List.of(" -m limit --limit " + criterion.rate() + "/" + criterion.unit() + " --limit-burst "
                + criterion.burst());
    }
}
