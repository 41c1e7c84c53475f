package io.github.secfw.iptables;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.PortRange;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.TcpFlag;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Appends the options of a criterion for one family to a line, each beginning with a space, and says whether the line goes
 * on. It does not where lines of their own are needed for alternatives, which exclude each other: then each of them is
 * written to its end. Where no packet of the family can match, no line is left.
 *
 * <p>A negated criterion needs one line: each of its values is excluded by a match of its own. Where there are many
 * addresses or ports, all the others are matched instead.
 */
final class MatchOptions implements Criterion.Visitor<Boolean> {

    /**
     * How many values one line excludes, each by a match of its own: the kernel takes 128 expressions in a rule of the nft
     * variant (NFT_RULE_MAXEXPRS), and a line has room for so many bytes only.
     */
    static final int MAX_EXCEPTIONS = 16;

    private final Family family;
    private final StringBuilder text;
    private final Runnable rest;
    private List<Criterion> criteria = List.of();
    private boolean negated;

    /** Appends to the last line of a text; {@code rest} writes what follows and ends the line. */
    MatchOptions(Family family, StringBuilder text, Runnable rest) {
        this.family = family;
        this.text = text;
        this.rest = rest;
    }

    /** From now on the criteria are those of this match: some are written differently beside others. */
    void begin(List<Criterion> ofMatch) {
        criteria = ofMatch;
    }

    @Override
    public Boolean not(Criterion.Not criterion) {
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

    /** One of some values must hold, or none of them. */
    private <T> boolean values(boolean not, Collection<T> values, Consumer<T> option) {
        if (!not && values.size() != 1) {
            return alternatives(values, option);
        }
        values.forEach(option);
        return true;
    }

    /** Writes a line for each value: what the line began with, the option, and the rest. */
    private <T> boolean alternatives(Collection<T> values, Consumer<T> option) {
        int start = text.lastIndexOf("\n") + 1;
        String begin = text.substring(start);
        text.setLength(start);
        for (T value : values) {
            text.append(begin);
            option.accept(value);
            rest.run();
        }
        return false;
    }

    /** Takes the line back. */
    private boolean nothing() {
        return alternatives(List.of(), value -> {});
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
    public Boolean source(Criterion.Source criterion) {
        return addresses(criterion.addresses(), "-s ", "--src-range ", negated && has(Criterion.Source.class));
    }

    @Override
    public Boolean destination(Criterion.Destination criterion) {
        return addresses(criterion.addresses(), "-d ", "--dst-range ", negated && has(Criterion.Destination.class));
    }

    /** The option for a prefix can stand in a line once; that for a range can always be added. */
    private boolean addresses(AddressSet addresses, String prefixOption, String rangeOption, boolean isMatched) {
        boolean not = takeNegation();
        List<AddressRange> ranges = addresses.ranges(family);
        if (not && addresses.isAllOf(family)) {
            return nothing();
        }
        if (not && ranges.size() > MAX_EXCEPTIONS) {
            return values(
                    false,
                    addresses.othersOf(family),
                    range -> address(range, " ", isMatched ? "" : prefixOption, rangeOption));
        }
        boolean takesPrefix = !isMatched && (!not || ranges.size() == 1);
        return values(not, ranges, range -> address(range, space(not), takesPrefix ? prefixOption : "", rangeOption));
    }

    private void address(AddressRange range, String space, String prefixOption, String rangeOption) {
        if (!prefixOption.isEmpty() && (range.isSingle() || range.prefixLength().isPresent())) {
            range.appendTo(text.append(space).append(prefixOption));
        } else {
            range.first().appendTo(text.append(" -m iprange").append(space).append(rangeOption));
            range.last().appendTo(text.append('-'));
        }
    }

    @Override
    public Boolean input(Criterion.Input criterion) {
        return interfaces(criterion.interfaces(), "-i ");
    }

    @Override
    public Boolean output(Criterion.Output criterion) {
        return interfaces(criterion.interfaces(), "-o ");
    }

    /** Of interfaces, one can be excluded: the policy was checked for more. */
    private boolean interfaces(InterfaceSet interfaces, String option) {
        boolean not = takeNegation();
        return values(
                not,
                interfaces.patterns(),
                pattern -> text.append(space(not))
                        .append(option)
                        .append(pattern.name())
                        .append(pattern.isPrefix() ? "+" : ""));
    }

    @Override
    public Boolean protocol(Criterion.OfProtocol criterion) {
        return protocol(criterion.protocol().word());
    }

    @Override
    public Boolean icmp(Criterion.Icmp criterion) {
        if (criterion.family() == family) {
            return protocol(criterion.toString());
        }
        return takeNegation() || nothing();
    }

    private boolean protocol(String word) {
        text.append(takeNegation() ? " ! -p " : " -p ").append(word);
        return true;
    }

    /** A code is written together with its type. */
    @Override
    public Boolean icmpType(Criterion.OfIcmpType criterion) {
        boolean not = takeNegation();
        if (criterion.family() != family) {
            return nothing();
        }
        if (!not && has(Criterion.OfIcmpCode.class)) {
            return true;
        }
        return values(not, criterion.types(), type -> icmpOption(not, not).append(type.number()));
    }

    @Override
    public Boolean icmpCode(Criterion.OfIcmpCode criterion) {
        boolean not = takeNegation();
        if (criterion.type().family() != family) {
            return nothing();
        }
        boolean isBesideType = not || excludesType();
        return values(
                not,
                criterion.codes(),
                code -> icmpOption(isBesideType, not)
                        .append(code.type().number())
                        .append('/')
                        .append(code.number()));
    }

    /** Each option takes one type: where there are several, each has a match of its own. */
    private StringBuilder icmpOption(boolean ownMatch, boolean not) {
        boolean v4 = family == Family.IPV4;
        if (ownMatch) {
            text.append(v4 ? " -m icmp" : " -m icmp6");
        }
        return text.append(space(not)).append(v4 ? "--icmp-type " : "--icmpv6-type ");
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
    public Boolean sourcePort(Criterion.SourcePort criterion) {
        return ports(
                criterion.ports(),
                " --sport ",
                " --sports ",
                takesMultiport(criterion.ports(), criterion.protocol(), false));
    }

    @Override
    public Boolean destinationPort(Criterion.DestinationPort criterion) {
        return ports(
                criterion.ports(),
                " --dport ",
                " --dports ",
                takesMultiport(criterion.ports(), criterion.protocol(), true));
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

    private boolean ports(PortSet ports, String option, String multiOption, boolean multiport) {
        boolean not = takeNegation();
        if (!multiport) {
            text.append(not ? " !" : "").append(option);
            Multiports.append(text, ports.first(), ports.last());
            return true;
        }
        if (!not && Multiports.isOne(ports)) {
            multiport(ports.ranges(), multiOption);
            return true;
        }
        List<List<PortRange>> matches = Multiports.of(ports);
        if (not && matches.size() > MAX_EXCEPTIONS) {
            return values(false, Multiports.of(ports.others()), match -> multiport(match, multiOption));
        }
        return values(not, matches, match -> multiport(match, not ? " !" + multiOption : multiOption));
    }

    private void multiport(List<PortRange> match, String option) {
        text.append(" -m multiport").append(option);
        for (int i = 0; i < match.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            Multiports.append(text, match.get(i).first(), match.get(i).last());
        }
    }

    @Override
    public Boolean tcpFlags(Criterion.TcpFlags criterion) {
        text.append(space(takeNegation())).append("--tcp-flags ");
        appendFlags(criterion.examined());
        text.append(' ');
        appendFlags(criterion.set());
        return true;
    }

    private void appendFlags(Set<TcpFlag> flags) {
        String separator = "";
        for (TcpFlag flag : flags) {
            text.append(separator).append(flag.name());
            separator = ",";
        }
        if (flags.isEmpty()) {
            text.append("NONE");
        }
    }

    @Override
    public Boolean state(Criterion.State criterion) {
        String separator = " -m conntrack --ctstate ";
        for (ConnectionState state : criterion.states()) {
            text.append(separator).append(state.name());
            separator = ",";
        }
        return true;
    }

    @Override
    public Boolean deliveredAs(Criterion.DeliveredAs criterion) {
        boolean not = takeNegation();
        return values(
                not,
                criterion.ways(),
                way -> text.append(" -m pkttype")
                        .append(space(not))
                        .append("--pkt-type ")
                        .append(way));
    }

    @Override
    public Boolean packetMark(Criterion.PacketMark criterion) {
        return single(" -m mark", "--mark ", criterion.mark().toString());
    }

    @Override
    public Boolean connectionMark(Criterion.ConnectionMark criterion) {
        return single(" -m connmark", "--mark ", criterion.mark().toString());
    }

    @Override
    public Boolean ownerUid(Criterion.OwnerUid criterion) {
        return ids(criterion.ids(), "--uid-owner ");
    }

    @Override
    public Boolean ownerGid(Criterion.OwnerGid criterion) {
        return ids(criterion.ids(), "--gid-owner ");
    }

    private boolean ids(List<IdRange> ids, String option) {
        boolean not = takeNegation();
        return values(
                not,
                ids,
                id -> text.append(" -m owner").append(space(not)).append(option).append(id));
    }

    @Override
    public Boolean ownerUser(Criterion.OwnerUser criterion) {
        return single(" -m owner", "--uid-owner ", criterion.name());
    }

    @Override
    public Boolean ownerGroup(Criterion.OwnerGroup criterion) {
        return single(" -m owner", "--gid-owner ", criterion.name());
    }

    @Override
    public Boolean controlGroup(Criterion.InControlGroup criterion) {
        single(" -m cgroup", "--path ", "");
        Quoted.append(text, criterion.group().path());
        return true;
    }

    @Override
    public Boolean limit(Criterion.Limit criterion) {
        text.append(" -m limit --limit ").append(criterion.rate()).append('/').append(criterion.unit());
        text.append(" --limit-burst ").append(criterion.burst());
        return true;
    }

    private boolean single(String match, String option, String value) {
        text.append(match).append(space(takeNegation())).append(option).append(value);
        return true;
    }
}
