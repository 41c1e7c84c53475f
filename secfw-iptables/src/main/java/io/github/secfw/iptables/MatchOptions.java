package io.github.secfw.iptables;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCode;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.TcpFlag;
import java.util.List;
import java.util.Set;

/**
 * Appends the options of a criterion for one family to a line, each beginning with a space, and then has the rest of the
 * line written: once for each alternative that a line of its own needs. Alternatives exclude each other. Where no packet of
 * the family can match, nothing is written.
 *
 * <p>A negated criterion needs one line: each of its values is excluded by a match of its own. Where there are many
 * addresses or ports, all the others are matched instead.
 */
final class MatchOptions implements Criterion.Visitor<MatchOptions> {

    /**
     * How many values one line excludes, each by a match of its own: the kernel takes 128 expressions in a rule of the nft
     * variant (NFT_RULE_MAXEXPRS), and a line has room for so many bytes only.
     */
    static final int MAX_EXCEPTIONS = 16;

    private final Family family;
    private final StringBuilder line;
    private final Runnable rest;
    private List<Criterion> criteria = List.of();
    private boolean negated;

    /** Appends to a line; {@code rest} writes what follows, and leaves the line as it was. */
    MatchOptions(Family family, StringBuilder line, Runnable rest) {
        this.family = family;
        this.line = line;
        this.rest = rest;
    }

    /** From now on the criteria are those of this match: some are written differently beside others. */
    void begin(List<Criterion> ofMatch) {
        criteria = ofMatch;
    }

    @Override
    public MatchOptions not(Criterion.Not criterion) {
        negated = true;
        return criterion.criterion().accept(this);
    }

    /** Whether the criterion that is being written is negated; what the rest writes is not. */
    private boolean takeNegation() {
        boolean taken = negated;
        negated = false;
        return taken;
    }

    /** The word for a negation, between spaces, where there is one; else a space. */
    private static String space(boolean not) {
        return not ? " ! " : " ";
    }

    /** Has the rest of the line written, then takes back what was appended behind a place. */
    private MatchOptions rest(int place) {
        rest.run();
        line.setLength(place);
        return this;
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
    public MatchOptions source(Criterion.Source criterion) {
        return addresses(criterion.addresses(), "-s ", "--src-range ", negated && has(Criterion.Source.class));
    }

    @Override
    public MatchOptions destination(Criterion.Destination criterion) {
        return addresses(criterion.addresses(), "-d ", "--dst-range ", negated && has(Criterion.Destination.class));
    }

    /** The option for a prefix can stand in a line once; that for a range can always be added. */
    private MatchOptions addresses(AddressSet addresses, String prefixOption, String rangeOption, boolean isMatched) {
        boolean not = takeNegation();
        int place = line.length();
        List<AddressRange> ranges = addresses.ranges(family);
        boolean others = not && ranges.size() > MAX_EXCEPTIONS;
        if (!not || others) {
            for (AddressRange range : others ? addresses.othersOf(family) : ranges) {
                address(range, " ", isMatched ? "" : prefixOption, rangeOption);
                rest(place);
            }
            return this;
        }
        if (addresses.isAllOf(family)) {
            return this;
        }
        boolean takesPrefix = !isMatched && ranges.size() == 1;
        for (AddressRange range : ranges) {
            address(range, " ! ", takesPrefix ? prefixOption : "", rangeOption);
        }
        return rest(place);
    }

    private void address(AddressRange range, String space, String prefixOption, String rangeOption) {
        if (!prefixOption.isEmpty() && (range.isSingle() || range.prefixLength().isPresent())) {
            range.appendTo(line.append(space).append(prefixOption));
        } else {
            range.first().appendTo(line.append(" -m iprange").append(space).append(rangeOption));
            range.last().appendTo(line.append('-'));
        }
    }

    @Override
    public MatchOptions input(Criterion.Input criterion) {
        return interfaces(criterion.interfaces(), "-i ");
    }

    @Override
    public MatchOptions output(Criterion.Output criterion) {
        return interfaces(criterion.interfaces(), "-o ");
    }

    /** Of interfaces, one can be excluded: the policy was checked for more. */
    private MatchOptions interfaces(InterfaceSet interfaces, String option) {
        boolean not = takeNegation();
        int place = line.length();
        for (InterfacePattern pattern : interfaces.patterns()) {
            line.append(space(not)).append(option).append(pattern.name()).append(pattern.isPrefix() ? "+" : "");
            rest(place);
        }
        return this;
    }

    @Override
    public MatchOptions protocol(Criterion.OfProtocol criterion) {
        int place = line.length();
        line.append(space(takeNegation()))
                .append("-p ")
                .append(criterion.protocol().word());
        return rest(place);
    }

    @Override
    public MatchOptions icmp(Criterion.Icmp criterion) {
        boolean not = takeNegation();
        int place = line.length();
        if (criterion.family() == family) {
            line.append(space(not)).append("-p ").append(criterion);
            return rest(place);
        }
        return not ? rest(place) : this;
    }

    /** A code is written together with its type. */
    @Override
    public MatchOptions icmpType(Criterion.OfIcmpType criterion) {
        boolean not = takeNegation();
        int place = line.length();
        if (criterion.family() != family) {
            return this;
        }
        if (!not && has(Criterion.OfIcmpCode.class)) {
            return rest(place);
        }
        for (IcmpType type : criterion.types()) {
            if (not) {
                line.append(icmpMatch());
            }
            icmpOption(not).append(type.number());
            if (!not) {
                rest(place);
            }
        }
        return not ? rest(place) : this;
    }

    @Override
    public MatchOptions icmpCode(Criterion.OfIcmpCode criterion) {
        boolean not = takeNegation();
        int place = line.length();
        if (criterion.type().family() != family) {
            return this;
        }
        boolean isBesideType = not || excludesType();
        for (IcmpCode code : criterion.codes()) {
            if (isBesideType) {
                line.append(icmpMatch());
            }
            icmpOption(not).append(code.type().number()).append('/').append(code.number());
            if (!not) {
                rest(place);
            }
        }
        return not ? rest(place) : this;
    }

    private StringBuilder icmpOption(boolean not) {
        return line.append(space(not)).append(family == Family.IPV4 ? "--icmp-type " : "--icmpv6-type ");
    }

    /** A match of its own, since each takes one type. */
    private String icmpMatch() {
        return family == Family.IPV4 ? " -m icmp" : " -m icmp6";
    }

    private boolean excludesType() {
        for (Criterion criterion : criteria) {
            if (criterion instanceof Criterion.Not not && not.criterion() instanceof Criterion.OfIcmpType) {
                return true;
            }
        }
        return false;
    }

    @Override
    public MatchOptions sourcePort(Criterion.SourcePort criterion) {
        return ports(criterion.ports(), " --sport", takesMultiport(criterion.ports(), criterion.protocol(), false));
    }

    @Override
    public MatchOptions destinationPort(Criterion.DestinationPort criterion) {
        return ports(criterion.ports(), " --dport", takesMultiport(criterion.ports(), criterion.protocol(), true));
    }

    /** After multiport, iptables reads {@code --dport} as an abbreviation of multiport's own {@code --dports}. */
    private boolean takesMultiport(PortSet ports, Protocol protocol, boolean ofDestination) {
        return Multiports.areNeeded(ports, protocol)
                || (negated && has(ofDestination ? Criterion.DestinationPort.class : Criterion.SourcePort.class))
                || (ofDestination && makesSourceMultiport());
    }

    private boolean makesSourceMultiport() {
        for (Criterion criterion : criteria) {
            boolean makes = criterion instanceof Criterion.SourcePort source
                    ? Multiports.areNeeded(source.ports(), source.protocol())
                    : criterion instanceof Criterion.Not not && not.criterion() instanceof Criterion.SourcePort;
            if (makes) {
                return true;
            }
        }
        return false;
    }

    private MatchOptions ports(PortSet ports, String option, boolean multiport) {
        boolean not = takeNegation();
        int place = line.length();
        if (!multiport) {
            line.append(not ? " !" : "").append(option).append(' ');
            Multiports.append(line, ports.first(), ports.last());
            return rest(place);
        }
        if (!not && Multiports.isOne(ports)) {
            appendMultiport("", option, ports.ranges());
            return rest(place);
        }
        List<List<PortRange>> matches = Multiports.of(ports);
        boolean others = not && matches.size() > MAX_EXCEPTIONS;
        boolean oneLine = not && !others;
        for (List<PortRange> match : others ? Multiports.of(ports.others()) : matches) {
            line.append(" -m multiport")
                    .append(oneLine ? " !" : "")
                    .append(option)
                    .append("s ");
            for (int i = 0; i < match.size(); i++) {
                line.append(i == 0 ? "" : ",");
                Multiports.append(line, match.get(i).first(), match.get(i).last());
            }
            if (!oneLine) {
                rest(place);
            }
        }
        return oneLine ? rest(place) : this;
    }

    private void appendMultiport(String not, String option, List<PortRange> match) {
        line.append(" -m multiport").append(not).append(option).append("s ");
        for (int i = 0; i < match.size(); i++) {
            line.append(i == 0 ? "" : ",");
            Multiports.append(line, match.get(i).first(), match.get(i).last());
        }
    }

    @Override
    public MatchOptions tcpFlags(Criterion.TcpFlags criterion) {
        int place = line.length();
        line.append(space(takeNegation())).append("--tcp-flags ");
        appendFlags(criterion.examined());
        line.append(' ');
        appendFlags(criterion.set());
        return rest(place);
    }

    private void appendFlags(Set<TcpFlag> flags) {
        String separator = "";
        for (TcpFlag flag : flags) {
            line.append(separator).append(flag.name());
            separator = ",";
        }
        if (flags.isEmpty()) {
            line.append("NONE");
        }
    }

    @Override
    public MatchOptions state(Criterion.State criterion) {
        int place = line.length();
        line.append(" -m conntrack --ctstate ");
        String separator = "";
        for (ConnectionState state : criterion.states()) {
            line.append(separator).append(state.name());
            separator = ",";
        }
        return rest(place);
    }

    @Override
    public MatchOptions deliveredAs(Criterion.DeliveredAs criterion) {
        boolean not = takeNegation();
        int place = line.length();
        for (Delivery way : criterion.ways()) {
            line.append(" -m pkttype").append(space(not)).append("--pkt-type ").append(way);
            if (!not) {
                rest(place);
            }
        }
        return not ? rest(place) : this;
    }

    @Override
    public MatchOptions packetMark(Criterion.PacketMark criterion) {
        return single(" -m mark", "--mark ", criterion.mark().toString());
    }

    @Override
    public MatchOptions connectionMark(Criterion.ConnectionMark criterion) {
        return single(" -m connmark", "--mark ", criterion.mark().toString());
    }

    @Override
    public MatchOptions ownerUid(Criterion.OwnerUid criterion) {
        return ids(criterion.ids(), "--uid-owner ");
    }

    @Override
    public MatchOptions ownerGid(Criterion.OwnerGid criterion) {
        return ids(criterion.ids(), "--gid-owner ");
    }

    private MatchOptions ids(List<IdRange> ids, String option) {
        boolean not = takeNegation();
        int place = line.length();
        for (IdRange id : ids) {
            line.append(" -m owner").append(space(not)).append(option).append(id);
            if (!not) {
                rest(place);
            }
        }
        return not ? rest(place) : this;
    }

    @Override
    public MatchOptions ownerUser(Criterion.OwnerUser criterion) {
        return single(" -m owner", "--uid-owner ", criterion.name());
    }

    @Override
    public MatchOptions ownerGroup(Criterion.OwnerGroup criterion) {
        return single(" -m owner", "--gid-owner ", criterion.name());
    }

    @Override
    public MatchOptions controlGroup(Criterion.InControlGroup criterion) {
        return single(" -m cgroup", "--path ", Quoted.of(criterion.group().path()));
    }

    @Override
    public MatchOptions limit(Criterion.Limit criterion) {
        int place = line.length();
        line.append(" -m limit --limit ").append(criterion.rate()).append('/').append(criterion.unit());
        line.append(" --limit-burst ").append(criterion.burst());
        return rest(place);
    }

    private MatchOptions single(String match, String option, String value) {
        int place = line.length();
        line.append(match).append(space(takeNegation())).append(option).append(value);
        return rest(place);
    }
}
