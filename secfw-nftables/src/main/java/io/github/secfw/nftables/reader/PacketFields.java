package io.github.secfw.nftables.reader;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import io.github.secfw.program.Condition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields that mean the same wherever rules ask for them, each made once. */
final class PacketFields {

    private final Map<String, PacketField> known = new HashMap<>();
    private final PacketField unknown = new UnknownField(List.of(), Optional.empty(), Set.of());

    /** {@return the field of a name} */
    PacketField field(String name) {
        PacketField before = known.get(name);
        return before != null ? before : known.computeIfAbsent(name, this::made);
    }

    /** {@return a field that is not in the model} */
    PacketField unknown() {
        return unknown;
    }

    private PacketField made(String name) {
        return switch (name) {
            case "ip saddr" -> new AddressField(Family.IPV4, true);
            case "ip daddr" -> new AddressField(Family.IPV4, false);
            case "ip6 saddr" -> new AddressField(Family.IPV6, true);
            case "ip6 daddr" -> new AddressField(Family.IPV6, false);
            case "ip protocol" -> new ProtocolField(Optional.of(Family.IPV4));
            case "meta l4proto" -> new ProtocolField(Optional.empty());
            case "meta nfproto" -> new FamilyField();
            case "tcp flags" -> new TcpFlagsField(TcpFlagsField.ALL);
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
            case "meta pkttype" -> UnknownField.like(new DeliveryField());
            case "th sport", "th dport" -> UnknownField.like(new PortField(List.of(), name.equals("th sport")));
            case "meta skuid" -> new OwnerField(false);
            case "meta skgid" -> new OwnerField(true);
            default -> other(name);
        };
    }

    private PacketField other(String name) {
        int blank = name.indexOf(' ');
        String header = blank < 0 ? name : name.substring(0, blank);
        String field = name.substring(blank + 1);
        if (field.equals("sport") || field.equals("dport")) {
            List<Protocol> with = transport(header);
            return with.isEmpty() ? unknown : new PortField(with, field.equals("sport"));
        }
        return field.equals("option") || field.endsWith(" inner") ? unknown : ofHeader(header);
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

    /** Another field of a header: which packets have it is known. */
    private PacketField ofHeader(String header) {
        return switch (header) {
            case "ip" -> ofFamily(Family.IPV4);
            case "ip6" -> ofFamily(Family.IPV6);
            case "icmp" -> ofIcmp(Family.IPV4);
            case "icmpv6" -> ofIcmp(Family.IPV6);
            default -> {
                List<Protocol> with = transport(header);
                yield with.isEmpty()
                        ? unknown
                        : new UnknownField(
                                List.of(Condition.of(new Criterion.OfProtocol(with.get(0)))),
                                Optional.empty(),
                                Set.copyOf(with));
            }
        };
    }

    private static PacketField ofFamily(Family family) {
        return new UnknownField(List.of(FamilyConditions.of(family)), Optional.of(family), Set.of());
    }

    private static PacketField ofIcmp(Family family) {
        Criterion.Icmp icmp = new Criterion.Icmp(family);
        return new UnknownField(List.of(Condition.of(icmp)), Optional.of(family), Set.of(icmp.protocol()));
    }
}
