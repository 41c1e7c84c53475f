package io.github.secfw.nftables.reader.table;

import io.github.secfw.net.Family;
import io.github.secfw.net.Protocol;
import io.github.secfw.nftables.reader.field.AddressField;
import io.github.secfw.nftables.reader.field.IcmpTypeField;
import io.github.secfw.nftables.reader.field.InterfaceField;
import io.github.secfw.nftables.reader.field.KeyFields;
import io.github.secfw.nftables.reader.field.MarkField;
import io.github.secfw.nftables.reader.field.PacketField;
import io.github.secfw.nftables.reader.field.PortField;
import io.github.secfw.nftables.reader.field.ProtocolField;
import io.github.secfw.nftables.reader.field.StateField;
import io.github.secfw.nftables.reader.field.TcpFlagsField;
import io.github.secfw.nftables.reader.field.UnmodelledOtherField;
import io.github.secfw.nftables.reader.syntax.Element;
import io.github.secfw.nftables.reader.syntax.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The types of keys of sets and maps, and checks of their values. */
public final class SetTypes {

    private static final Set<String> OTHERS = Set.of(
            "ether_addr",
            "arp_op",
            "bitmask",
            "boolean",
            "cgroup",
            "cgroupsv2",
            "classid",
            "ct_dir",
            "ct_id",
            "ct_label",
            "ct_status",
            "ct_event",
            "day",
            "dccp_pkttype",
            "devgroup",
            "dscp",
            "ecn",
            "ether_type",
            "fib_addrtype",
            "gid",
            "hour",
            "icmp_code",
            "icmpv6_code",
            "icmpx_code",
            "iface_index",
            "iface_type",
            "ifkind",
            "igmp_type",
            "integer",
            "lladdr",
            "ll_addr",
            "mh_type",
            "nf_proto",
            "pkt_type",
            "policy",
            "queue_type",
            "realm",
            "string",
            "time",
            "uid",
            "verdict");

    private SetTypes() {}

    /** {@return whether a type exists in nft} */
    public static boolean isKnown(String type) {
        return OTHERS.contains(type) || field(type).isPresent();
    }

    /** {@return whether keys can have a type: some types have no length} */
    public static boolean isKey(String type) {
        return !type.equals("verdict") && !type.equals("string") && !type.equals("integer");
    }

    /** {@return a field with the values of a type, empty if the values are not checked} */
    static Optional<PacketField> field(String type) {
        return switch (type) {
            case "ipv4_addr" -> Optional.of(new AddressField(Family.IPV4, true));
            case "ipv6_addr" -> Optional.of(new AddressField(Family.IPV6, true));
            case "inet_service" -> Optional.of(new PortField(List.of(Protocol.TCP), true));
            case "inet_proto" -> Optional.of(new ProtocolField(Optional.empty()));
            case "ifname" -> Optional.of(new InterfaceField(true, false));
            case "mark" -> Optional.of(new MarkField(false, StateField.ALL));
            case "icmp_type" -> Optional.of(new IcmpTypeField(Family.IPV4));
            case "icmpv6_type" -> Optional.of(new IcmpTypeField(Family.IPV6));
            case "ct_state" -> Optional.of(new StateField(StateField.ALL));
            case "tcp_flag" -> Optional.of(new TcpFlagsField(TcpFlagsField.ALL));
            default -> Optional.empty();
        };
    }

    /** {@return whether the type of a field is compared with this type} */
    public static boolean isChecked(String type) {
        return type.equals("ipv4_addr")
                || type.equals("ipv6_addr")
                || type.equals("inet_service")
                || type.equals("inet_proto");
    }

    /** {@return the type of a field's values, empty if it is not checked} */
    public static String of(PacketField field) {
        if (field instanceof AddressField address) {
            return address.family().equals(Optional.of(Family.IPV4)) ? "ipv4_addr" : "ipv6_addr";
        }
        return field instanceof PortField ? "inet_service" : field instanceof ProtocolField ? "inet_proto" : "";
    }

    /**
     * Checks elements as nft does.
     *
     * @param types the types of the parts of a key, empty if they are unknown
     * @param elements all elements of the set or map
     * @param isInterval whether its elements may be ranges
     * @param isMerged whether elements may overlap
     * @return the message, empty if nft accepts the elements
     */
    static Optional<String> fault(List<String> types, List<Element> elements, boolean isInterval, boolean isMerged) {
        List<Optional<PacketField>> fields = types.stream().map(SetTypes::field).toList();
        for (Element element : elements) {
            Optional<String> fault = fault(fields, KeyFields.parts(element.key()), isInterval);
            if (fault.isPresent()) {
                return fault;
            }
        }
        boolean canOverlap =
                isInterval && !isMerged && fields.size() == 1 && fields.get(0).isPresent();
        return canOverlap ? overlap(fields.get(0).get(), elements) : Optional.empty();
    }

    private static Optional<String> fault(
            List<Optional<PacketField>> fields, List<Expression> parts, boolean isInterval) {
        if (!fields.isEmpty() && parts.size() != fields.size() && !(parts.get(0) instanceof Expression.Wildcard)) {
            return Optional.of(
                    "an element has a different number of parts than the type: write the same number, with '.' between them");
        }
        for (int i = 0; i < parts.size(); i++) {
            Expression part = parts.get(i);
            boolean isName =
                    i < fields.size() && fields.get(i).orElse(new UnmodelledOtherField("")) instanceof InterfaceField;
            boolean isPattern = isName
                    && part instanceof Expression.Literal literal
                    && literal.text().endsWith("*");
            if (!isInterval && (part instanceof Expression.Range || part instanceof Expression.Prefix || isPattern)) {
                return Optional.of("the set or map has ranges: write \"flags interval\" in it");
            }
            if (i < fields.size() && fields.get(i).isPresent()) {
                Optional<String> fault = fields.get(i).get().fault(part);
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return Optional.empty();
    }

    /** The message for overlapping elements. Repeated elements are accepted. */
    private static Optional<String> overlap(PacketField field, List<Element> elements) {
        List<Element> different = new ArrayList<>();
        Set<Expression> keys = new HashSet<>();
        for (Element element : elements) {
            if (keys.add(element.key())) {
                different.add(element);
            }
        }
        return Overlaps.among(field.alone(), different);
    }
}
