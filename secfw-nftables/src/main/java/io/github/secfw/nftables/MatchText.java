package io.github.secfw.nftables;

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
import io.github.secfw.net.Mark;
import io.github.secfw.net.Match;
import io.github.secfw.net.NegatedCriterion;
import io.github.secfw.net.OutputCriterion;
import io.github.secfw.net.OwnerGidCriterion;
import io.github.secfw.net.OwnerGroupCriterion;
import io.github.secfw.net.OwnerUidCriterion;
import io.github.secfw.net.OwnerUserCriterion;
import io.github.secfw.net.PacketMarkCriterion;
import io.github.secfw.net.PortSet;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.SourceCriterion;
import io.github.secfw.net.SourcePortCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.net.TcpFlag;
import io.github.secfw.net.TcpFlagsCriterion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Appends the text of a criterion, followed by a space, to a line; nothing where another criterion of the same match
 * implies it, or where it always holds.
 */
final class MatchText implements CriterionVisitor<MatchText> {

    private final StringBuilder line;
    private Optional<Family> family = Optional.empty();
    private Match<?> match = Match.any();
    private Optional<Protocol> impliedProtocol = Optional.empty();
    private boolean saysFamily;
    private boolean negated;

    MatchText(StringBuilder line) {
        this.line = line;
    }

    /** From now on the criteria are those of this match; the family of the line is given where the match needs it. */
    void begin(Match<?> of, Optional<Family> ofFamily) {
        match = of;
        family = ofFamily;
        impliedProtocol = Optional.empty();
        saysFamily = false;
        for (Criterion criterion : of.criteria()) {
            Optional<Protocol> protocol = criterion.protocolOfField();
            if (protocol.isPresent()) {
                impliedProtocol = protocol;
            }
        }
    }

    /** Whether the text so far holds for packets of the line's family only. */
    boolean saysFamily() {
        return saysFamily;
    }

    /** An owner that is excluded is excluded by a chain of its own, {@link OwnerChains}, unless there is one at all. */
    @Override
    public MatchText visitNegated(NegatedCriterion criterion) {
        if (OwnerChains.isFor(match, criterion)) {
            return this;
        }
        negated = true;
        criterion.criterion().accept(this);
        negated = false;
        return this;
    }

    private MatchText field(String text) {
        line.append(text);
        return this;
    }

    private String operator() {
        return negated ? "!= " : "== ";
    }

    private MatchText unequal() {
        return negated ? field("!= ") : this;
    }

    /** One value or a set of them, and what must not be said of a field that excludes them. */
    private <T> MatchText values(Collection<? extends T> values, BiConsumer<? super T, StringBuilder> append) {
        unequal();
        boolean isSet = values.size() > 1;
        String separator = isSet ? "{ " : "";
        for (T value : values) {
            line.append(separator);
            append.accept(value, line);
            separator = ", ";
        }
        line.append(isSet ? " } " : " ");
        return this;
    }

    private MatchText value(Object value) {
        unequal().line.append(value).append(' ');
        return this;
    }

    @Override
    public MatchText visitSource(SourceCriterion criterion) {
        return addresses(isOfIpv4() ? "ip saddr " : "ip6 saddr ", criterion.addresses());
    }

    @Override
    public MatchText visitDestination(DestinationCriterion criterion) {
        return addresses(isOfIpv4() ? "ip daddr " : "ip6 daddr ", criterion.addresses());
    }

    private boolean isOfIpv4() {
        return family.orElseThrow() == Family.IPV4;
    }

    /** Where addresses of the other family only are excluded, all of this family are meant. */
    private MatchText addresses(String field, AddressSet addresses) {
        List<AddressRange> ranges = addresses.ranges(family.orElseThrow());
        if (ranges.isEmpty()) {
            return this;
        }
        saysFamily = true;
        return field(field).values(ranges, AddressRange::appendTo);
    }

    @Override
    public MatchText visitInput(InputCriterion criterion) {
        return field("iifname ").interfaces(criterion.interfaces());
    }

    @Override
    public MatchText visitOutput(OutputCriterion criterion) {
        return field("oifname ").interfaces(criterion.interfaces());
    }

    private MatchText interfaces(InterfaceSet interfaces) {
        return values(
                interfaces.patterns(),
                (pattern, to) -> to.append('"').append(pattern.text()).append('"'));
    }

    /** A match on a field of the protocol implies the protocol. */
    @Override
    public MatchText visitProtocol(ProtocolCriterion criterion) {
        return isImplied(criterion.protocol())
                ? this
                : field("meta l4proto ").value(criterion.protocol().word());
    }

    private boolean isImplied(Protocol protocol) {
        return !negated && impliedProtocol.equals(Optional.of(protocol));
    }

    @Override
    public MatchText visitSourcePort(SourcePortCriterion criterion) {
        return field(criterion.protocol().toString()).field(" sport ").ports(criterion.ports());
    }

    @Override
    public MatchText visitDestinationPort(DestinationPortCriterion criterion) {
        return field(criterion.protocol().toString()).field(" dport ").ports(criterion.ports());
    }

    private MatchText ports(PortSet ports) {
        if (!ports.isRange()) {
            return values(ports.ranges(), (range, to) -> append(range.first(), range.last(), to));
        }
        append(ports.first(), ports.last(), unequal().line);
        return field(" ");
    }

    private static void append(int first, int last, StringBuilder to) {
        to.append(first);
        if (first != last) {
            to.append('-').append(last);
        }
    }

    @Override
    public MatchText visitTcpFlags(TcpFlagsCriterion criterion) {
        line.append("tcp flags & ").append(flags(criterion.examined())).append(' ');
        line.append(operator()).append(flags(criterion.set())).append(' ');
        return this;
    }

    private static String flags(Set<TcpFlag> flags) {
        String text = String.join(" | ", flags.stream().map(TcpFlag::toString).toList());
        return switch (flags.size()) {
            case 0 -> "0x0";
            case 1 -> text;
            default -> "(" + text + ")";
        };
    }

    @Override
    public MatchText visitState(StateCriterion criterion) {
        String separator = "ct state ";
        for (ConnectionState state : criterion.states()) {
            line.append(separator).append(state);
            separator = ",";
        }
        line.append(' ');
        return this;
    }

    /** The family comes second: nft 1.0.6 leaves it out of its listings where it comes first. */
    @Override
    public MatchText visitIcmp(IcmpCriterion criterion) {
        if (negated) {
            return family.equals(Optional.of(criterion.family()))
                    ? field("meta l4proto ").value(criterion.protocol().number())
                    : this;
        }
        saysFamily = true;
        return isImplied(criterion.protocol())
                ? this
                : field("meta l4proto ")
                        .value(criterion.protocol().number())
                        .field(Families.text(criterion.family()))
                        .field(" ");
    }

    @Override
    public MatchText visitIcmpType(IcmpTypeCriterion criterion) {
        return field(icmp(criterion.family()))
                .field(" type ")
                .values(criterion.types(), (type, to) -> to.append(type.number()));
    }

    @Override
    public MatchText visitIcmpCode(IcmpCodeCriterion criterion) {
        return field(icmp(criterion.type().family()))
                .field(" code ")
                .values(criterion.codes(), (code, to) -> to.append(code.number()));
    }

    private static String icmp(Family family) {
        return family == Family.IPV4 ? "icmp" : "icmpv6";
    }

    @Override
    public MatchText visitDelivery(DeliveryCriterion criterion) {
        return field("meta pkttype ").values(criterion.ways(), (way, to) -> to.append(way));
    }

    @Override
    public MatchText visitPacketMark(PacketMarkCriterion criterion) {
        return field("meta mark ").mark(criterion.mark());
    }

    @Override
    public MatchText visitConnectionMark(ConnectionMarkCriterion criterion) {
        return field("ct mark ").mark(criterion.mark());
    }

    private MatchText mark(Mark mark) {
        if (mark.isWhole()) {
            return value(Marks.text(mark.value()));
        }
        line.append("& ").append(Marks.text(mark.mask())).append(' ');
        line.append(operator()).append(Marks.text(mark.value())).append(' ');
        return this;
    }

    @Override
    public MatchText visitOwnerUid(OwnerUidCriterion criterion) {
        return field("meta skuid ").ids(criterion.ids());
    }

    @Override
    public MatchText visitOwnerGid(OwnerGidCriterion criterion) {
        return field("meta skgid ").ids(criterion.ids());
    }

    private MatchText ids(List<IdRange> ids) {
        return values(ids, (range, to) -> to.append(range));
    }

    @Override
    public MatchText visitOwnerUser(OwnerUserCriterion criterion) {
        return field("meta skuid ").value('"' + criterion.name() + '"');
    }

    @Override
    public MatchText visitOwnerGroup(OwnerGroupCriterion criterion) {
        return field("meta skgid ").value('"' + criterion.name() + '"');
    }

    @Override
    public MatchText visitControlGroup(ControlGroupCriterion criterion) {
        line.append("socket cgroupv2 level ").append(criterion.group().level());
        line.append(" \"").append(criterion.group().path()).append("\" ");
        return this;
    }

    @Override
    public MatchText visitLimit(LimitCriterion criterion) {
        line.append("limit rate ").append(criterion.rate()).append('/').append(criterion.unit());
        line.append(" burst ").append(criterion.burst()).append(" packets ");
        return this;
    }
}
