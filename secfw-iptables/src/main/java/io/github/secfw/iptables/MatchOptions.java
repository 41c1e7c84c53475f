package io.github.secfw.iptables;

import io.github.secfw.net.AddressRange;
import io.github.secfw.net.AddressSet;
import io.github.secfw.net.ConnectionMarkCriterion;
import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.ControlGroupCriterion;
import io.github.secfw.net.Criterion;
import io.github.secfw.net.CriterionVisitor;
import io.github.secfw.net.DeliveryCriterion;
import io.github.secfw.net.DestinationCriterion;
import io.github.secfw.net.DestinationPortCriterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.IcmpCodeCriterion;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.IcmpTypeCriterion;
import io.github.secfw.net.IdRange;
import io.github.secfw.net.InputCriterion;
import io.github.secfw.net.InterfaceSet;
import io.github.secfw.net.LimitCriterion;
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
import io.github.secfw.net.TcpFlag;
import io.github.secfw.net.TcpFlagsCriterion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options of criteria in the lines of one family.
 *
 * <p>A negated criterion has one alternative: each of its values is excluded by a match of its own. Where there are many
 * addresses or ports, all the others are matched instead.
 */
final class MatchOptions implements CriterionVisitor<OptionAlternatives> {

    /**
     * How many values one line excludes, each by a match of its own: the kernel takes 128 expressions in a rule of the nft
     * variant (NFT_RULE_MAXEXPRS), and a line has room for so many bytes only.
     */
    static final int MAX_EXCEPTIONS = 16;

    private final Family family;

    /** All criteria of the match: some are written differently beside others. */
    private final List<Criterion> criteria;

    private final boolean isNegated;

    /** For the criteria of a match. */
    MatchOptions(Family family, List<Criterion> criteria) {
        this(family, criteria, false);
    }

    private MatchOptions(Family family, List<Criterion> criteria, boolean isNegated) {
        this.family = family;
        this.criteria = criteria;
        this.isNegated = isNegated;
    }

    @Override
    public OptionAlternatives visitNegated(NegatedCriterion criterion) {
        return criterion.criterion().accept(new MatchOptions(family, criteria, true));
    }

    /** What stands before an option. */
    private String begin() {
        return isNegated ? " ! " : " ";
    }

    /** One of some values must hold, or none of them. */
    private <T> OptionAlternatives values(List<T> values, OptionAlternatives.OptionsOf<T> options) {
        return values(Optional.empty(), values, options);
    }

    private <T> OptionAlternatives values(
            Optional<SingleOption> single, List<T> values, OptionAlternatives.OptionsOf<T> options) {
        return isNegated
                ? OptionAlternatives.all(single, values, options)
                : OptionAlternatives.each(single, values, options);
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
    public OptionAlternatives visitSource(SourceCriterion criterion) {
        return addresses(criterion.addresses(), "-s ", "--src-range ", isNegated && has(SourceCriterion.class));
    }

    @Override
    public OptionAlternatives visitDestination(DestinationCriterion criterion) {
        return addresses(criterion.addresses(), "-d ", "--dst-range ", isNegated && has(DestinationCriterion.class));
    }

    /** The option for a prefix can stand in a line once; that for a range can always be added. */
    private OptionAlternatives addresses(
            AddressSet addresses, String prefixOption, String rangeOption, boolean isPrefixTaken) {
        List<AddressRange> ranges = addresses.ranges(family);
        if (isNegated && addresses.isAllOf(family)) {
            return OptionAlternatives.NONE;
        }
        String forPrefix = isPrefixTaken ? "" : prefixOption;
        if (isNegated && ranges.size() > MAX_EXCEPTIONS) {
            return OptionAlternatives.each(
                    addresses.othersOf(family), (line, range) -> address(line, range, " ", forPrefix, rangeOption));
        }
        boolean takesPrefix = !isNegated || ranges.size() == 1;
        return values(
                ranges, (line, range) -> address(line, range, begin(), takesPrefix ? forPrefix : "", rangeOption));
    }

    private static void address(
            StringBuilder line, AddressRange range, String begin, String prefixOption, String rangeOption) {
        if (!prefixOption.isEmpty() && (range.isSingle() || range.prefixLength().isPresent())) {
            range.appendTo(line.append(begin).append(prefixOption));
        } else {
            range.first().appendTo(line.append(" -m iprange").append(begin).append(rangeOption));
            range.last().appendTo(line.append('-'));
        }
    }

    @Override
    public OptionAlternatives visitInput(InputCriterion criterion) {
        return interfaces(criterion.interfaces(), SingleOption.INPUT_INTERFACE, "-i ");
    }

    @Override
    public OptionAlternatives visitOutput(OutputCriterion criterion) {
        return interfaces(criterion.interfaces(), SingleOption.OUTPUT_INTERFACE, "-o ");
    }

    /** Of interfaces, one can be excluded: the policy was checked for more. */
    private OptionAlternatives interfaces(InterfaceSet interfaces, SingleOption single, String option) {
        return values(
                Optional.of(single),
                interfaces.patterns(),
                (line, pattern) -> line.append(begin())
                        .append(option)
                        .append(pattern.name())
                        .append(pattern.isPrefix() ? "+" : ""));
    }

    @Override
    public OptionAlternatives visitProtocol(ProtocolCriterion criterion) {
        return protocol(criterion.protocol().word());
    }

    @Override
    public OptionAlternatives visitIcmp(IcmpCriterion criterion) {
        if (criterion.family() == family) {
            return protocol(criterion.toString());
        }
        return isNegated ? OptionAlternatives.ANY : OptionAlternatives.NONE;
    }

    private OptionAlternatives protocol(String word) {
        return OptionAlternatives.one(
                SingleOption.PROTOCOL,
                line -> line.append(begin()).append("-p ").append(word));
    }

    /** A code is written together with its type. */
    @Override
    public OptionAlternatives visitIcmpType(IcmpTypeCriterion criterion) {
        if (criterion.family() != family) {
            return OptionAlternatives.NONE;
        }
        if (!isNegated && has(IcmpCodeCriterion.class)) {
            return OptionAlternatives.ANY;
        }
        return values(
                List.copyOf(criterion.types()),
                (line, type) -> icmpOption(line, isNegated).append(type.number()));
    }

    @Override
    public OptionAlternatives visitIcmpCode(IcmpCodeCriterion criterion) {
        if (criterion.type().family() != family) {
            return OptionAlternatives.NONE;
        }
        boolean isBesideType = isNegated || excludesType();
        return values(
                List.copyOf(criterion.codes()),
                (line, code) -> icmpOption(line, isBesideType)
                        .append(code.type().number())
                        .append('/')
                        .append(code.number()));
    }

    /** Each option takes one type: where there are several, each has a match of its own. */
    private StringBuilder icmpOption(StringBuilder line, boolean ownMatch) {
        boolean v4 = family == Family.IPV4;
        if (ownMatch) {
            line.append(v4 ? " -m icmp" : " -m icmp6");
        }
        return line.append(begin()).append(v4 ? "--icmp-type " : "--icmpv6-type ");
    }

    private boolean excludesType() {
        for (Criterion criterion : criteria) {
            if (criterion instanceof NegatedCriterion not && not.criterion() instanceof IcmpTypeCriterion) {
                return true;
            }
        }
        return false;
    }

    @Override
    public OptionAlternatives visitSourcePort(SourcePortCriterion criterion) {
        return ports(
                criterion.ports(),
                "--sport ",
                "--sports ",
                takesMultiport(criterion.ports(), criterion.protocol(), false));
    }

    @Override
    public OptionAlternatives visitDestinationPort(DestinationPortCriterion criterion) {
        return ports(
                criterion.ports(),
                "--dport ",
                "--dports ",
                takesMultiport(criterion.ports(), criterion.protocol(), true));
    }

    /** After multiport, iptables reads {@code --dport} as an abbreviation of multiport's own {@code --dports}. */
    private boolean takesMultiport(PortSet ports, Protocol protocol, boolean ofDestination) {
        return Multiports.areNeeded(ports, protocol)
                || (isNegated && has(ofDestination ? DestinationPortCriterion.class : SourcePortCriterion.class))
                || (ofDestination && makesSourceMultiport());
    }

    private boolean makesSourceMultiport() {
        for (Criterion criterion : criteria) {
            boolean makes = criterion instanceof SourcePortCriterion source
                    ? Multiports.areNeeded(source.ports(), source.protocol())
                    : criterion instanceof NegatedCriterion not && not.criterion() instanceof SourcePortCriterion;
            if (makes) {
                return true;
            }
        }
        return false;
    }

    private OptionAlternatives ports(PortSet ports, String option, String multiOption, boolean multiport) {
        if (!multiport) {
            return OptionAlternatives.one(
                    line -> Multiports.append(line.append(begin()).append(option), ports.first(), ports.last()));
        }
        if (!isNegated && Multiports.isOne(ports)) {
            return OptionAlternatives.one(line -> multiport(line, ports.ranges(), " ", multiOption));
        }
        List<List<PortRange>> matches = Multiports.of(ports);
        if (isNegated && matches.size() > MAX_EXCEPTIONS) {
            return OptionAlternatives.each(
                    Multiports.of(ports.others()), (line, match) -> multiport(line, match, " ", multiOption));
        }
        return values(matches, (line, match) -> multiport(line, match, begin(), multiOption));
    }

    private static void multiport(StringBuilder line, List<PortRange> match, String begin, String option) {
        line.append(" -m multiport").append(begin).append(option);
        for (int i = 0; i < match.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            Multiports.append(line, match.get(i).first(), match.get(i).last());
        }
    }

    @Override
    public OptionAlternatives visitTcpFlags(TcpFlagsCriterion criterion) {
        return OptionAlternatives.one(line -> {
            appendFlags(line.append(begin()).append("--tcp-flags "), criterion.examined());
            appendFlags(line.append(' '), criterion.set());
        });
    }

    private static void appendFlags(StringBuilder line, Set<TcpFlag> flags) {
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
    public OptionAlternatives visitState(StateCriterion criterion) {
        return OptionAlternatives.one(line -> {
            String separator = " -m conntrack --ctstate ";
            for (ConnectionState state : criterion.states()) {
                line.append(separator).append(state.name());
                separator = ",";
            }
        });
    }

    @Override
    public OptionAlternatives visitDelivery(DeliveryCriterion criterion) {
        return values(
                List.copyOf(criterion.ways()),
                (line, way) -> line.append(" -m pkttype")
                        .append(begin())
                        .append("--pkt-type ")
                        .append(way));
    }

    @Override
    public OptionAlternatives visitPacketMark(PacketMarkCriterion criterion) {
        return single(" -m mark", "--mark ", criterion.mark().toString());
    }

    @Override
    public OptionAlternatives visitConnectionMark(ConnectionMarkCriterion criterion) {
        return single(" -m connmark", "--mark ", criterion.mark().toString());
    }

    @Override
    public OptionAlternatives visitOwnerUid(OwnerUidCriterion criterion) {
        return ids(criterion.ids(), "--uid-owner ");
    }

    @Override
    public OptionAlternatives visitOwnerGid(OwnerGidCriterion criterion) {
        return ids(criterion.ids(), "--gid-owner ");
    }

    private OptionAlternatives ids(List<IdRange> ids, String option) {
        return values(
                ids,
                (line, id) ->
                        line.append(" -m owner").append(begin()).append(option).append(id));
    }

    @Override
    public OptionAlternatives visitOwnerUser(OwnerUserCriterion criterion) {
        return single(" -m owner", "--uid-owner ", criterion.name());
    }

    @Override
    public OptionAlternatives visitOwnerGroup(OwnerGroupCriterion criterion) {
        return single(" -m owner", "--gid-owner ", criterion.name());
    }

    @Override
    public OptionAlternatives visitControlGroup(ControlGroupCriterion criterion) {
        return OptionAlternatives.one(line -> Quoted.append(
                line.append(" -m cgroup").append(begin()).append("--path "),
                criterion.group().path()));
    }

    @Override
    public OptionAlternatives visitLimit(LimitCriterion criterion) {
        return OptionAlternatives.one(line -> line.append(" -m limit --limit ")
                .append(criterion.rate())
                .append('/')
                .append(criterion.unit())
                .append(" --limit-burst ")
                .append(criterion.burst()));
    }

    private OptionAlternatives single(String match, String option, String value) {
        return OptionAlternatives.one(
                line -> line.append(match).append(begin()).append(option).append(value));
    }
}
