package io.github.secfw.nftables.reader.field;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.net.StateCriterion;
import io.github.secfw.nftables.reader.field.UnmodelledField.Presence;
import io.github.secfw.nftables.reader.syntax.FieldNames;
import io.github.secfw.nftables.reader.unmodelled.ConstantConditions;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledRow;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledRows;
import io.github.secfw.program.Condition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields whose meaning does not depend on the rule, found by name. Each is created once. */
public final class FieldsByName {

    private static final int IGMP = 2;
    private static final int ESP = 50;
    private static final int AH = 51;
    private static final int COMP = 108;

    private final Map<String, PacketField> known = new HashMap<>();

    /** {@return the field of a name} */
    public PacketField field(String name) {
        PacketField before = known.get(name);
        return before != null ? before : known.computeIfAbsent(name, FieldsByName::made);
    }

    private static PacketField made(String name) {
        return switch (name) {
            case "ip saddr" -> new AddressField(Family.IPV4, true);
            case "ip daddr" -> new AddressField(Family.IPV4, false);
            case "ip6 saddr" -> new AddressField(Family.IPV6, true);
            case "ip6 daddr" -> new AddressField(Family.IPV6, false);
            case "ip protocol" -> new ProtocolField(Optional.of(Family.IPV4));
            case "ip6 nexthdr" -> new NextHeaderField();
            case "meta l4proto" -> new ProtocolField(Optional.empty());
            case "meta nfproto", "meta protocol", "ct l3proto", "ip version", "ip6 version" -> new FamilyField(name);
            case FieldNames.TCP_FLAGS -> new TcpFlagsField(TcpFlagsField.ALL);
            case "icmp type" -> new IcmpTypeField(Family.IPV4);
            case "icmpv6 type" -> new IcmpTypeField(Family.IPV6);
            case "ct state" -> new StateField(StateField.ALL);
            case FieldNames.MARK -> new MarkField(false, StateField.ALL);
            case FieldNames.CONNECTION_MARK -> new MarkField(true, StateField.ALL);
            case FieldNames.LABEL -> new LabelField(false);
            case FieldNames.CONNECTION_LABEL -> new LabelField(true);
            case "meta iifname" -> new InterfaceField(false, false);
            case "meta oifname" -> new InterfaceField(true, false);
            case "meta iif" -> new InterfaceField(false, true);
            case "meta oif" -> new InterfaceField(true, true);
            case "meta skuid" -> new OwnerField(false);
            case "meta skgid" -> new OwnerField(true);
            default -> other(name);
        };
    }

    private static PacketField other(String name) {
        int blank = name.indexOf(' ');
        String header = blank < 0 ? name : name.substring(0, blank);
        String field = name.substring(blank + 1);
        if (field.equals("sport") || field.equals("dport")) {
            List<Protocol> with = transport(header);
            if (!with.isEmpty()) {
                return new PortField(with, field.equals("sport"));
            }
        }
        Optional<UnmodelledRow> row = name.endsWith(" inner") ? Optional.empty() : UnmodelledRows.find(name);
        if (row.isEmpty()) {
            return new UnmodelledOtherField(name);
        }
        UnmodelledField made = new UnmodelledField(row.get(), presence(header, name));
        return switch (name) {
            case "meta pkttype" -> made.like(new DeliveryField());
            case "th sport", "th dport" -> made.like(new PortField(List.of(), name.equals("th sport")));
            default -> made;
        };
    }

    private static List<Protocol> transport(String header) {
        return switch (header) {
            case "tcp" -> List.of(Protocol.TCP);
            case "udp" -> List.of(Protocol.UDP);
            case "udplite" -> List.of(Protocol.UDPLITE);
            case "sctp" -> List.of(Protocol.SCTP);
            case "dccp" -> List.of(Protocol.DCCP);
            default -> List.of();
        };
    }

    /** {@return the packets that have a field of a header} */
    private static Presence presence(String header, String name) {
        return switch (header) {
            case "ip" -> ofFamily(Family.IPV4);
            case "ip6", "exthdr", "hbh", "frag", "dst", "mh", "srh" -> ofFamily(Family.IPV6);
            case "rt" ->
                name.equals("rt type") || name.equals("rt seg-left") ? ofFamily(Family.IPV6) : Presence.always();
            case "tcp", "udp", "udplite", "sctp", "dccp" ->
                ofProtocol(transport(header).get(0));
            case "icmp" -> ofProtocol(Protocol.ICMP);
            case "icmpv6" -> ofProtocol(Protocol.ICMPV6);
            case "igmp" -> ofProtocol(new Protocol(IGMP));
            case "esp" -> ofProtocol(new Protocol(ESP));
            case "ah" -> ofProtocol(new Protocol(AH));
            case "comp" -> ofProtocol(new Protocol(COMP));
            case "ether", "vlan" -> ofEthernet(header);
            case "ct" -> ofConnection(name);
            default -> Presence.always();
        };
    }

    private static Presence ofFamily(Family family) {
        return Presence.of(List.of(FamilyConditions.of(family)), Optional.of(family), Set.of());
    }

    private static Presence ofProtocol(Protocol protocol) {
        return Presence.of(List.of(Condition.of(new ProtocolCriterion(protocol))), Optional.empty(), Set.of(protocol));
    }

    /** The packets of Ethernet devices: nft tests the type of the device, and for a VLAN the type of the frame. */
    private static Presence ofEthernet(String header) {
        UnmodelledField type =
                new UnmodelledField(UnmodelledRows.find("meta iiftype").orElseThrow(), Presence.always());
        UnmodelledField inner =
                new UnmodelledField(UnmodelledRows.find("ether type").orElseThrow(), Presence.always());
        Condition isEthernet = type.is(1);
        return Presence.of(
                header.equals("vlan") ? List.of(isEthernet, inner.is(0x8100)) : List.of(isEthernet),
                Optional.empty(),
                Set.of());
    }

    /** Packets of a connection. Those in both directions are established. For ICMP the type decides the direction. */
    private static Presence ofConnection(String name) {
        Condition established = Condition.all(List.of(
                Condition.of(new StateCriterion(Set.of(ConnectionState.ESTABLISHED))),
                Condition.any(List.of(
                        Condition.of(new ProtocolCriterion(Protocol.TCP)),
                        Condition.of(new ProtocolCriterion(Protocol.UDP))))));
        return new Presence(
                List.of(new Condition.HasConnection()),
                Optional.empty(),
                Set.of(),
                name.equals("ct direction") ? established : ConstantConditions.never());
    }
}
