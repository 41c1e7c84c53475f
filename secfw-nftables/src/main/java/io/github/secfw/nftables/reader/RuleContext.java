package io.github.secfw.nftables.reader;

import io.github.secfw.net.Criterion;
import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.Protocol;
import io.github.secfw.program.Condition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of the packets that come to a place in a rule, and so what fields mean there. */
final class RuleContext {

    private final Set<Hook> hooks;
    private Optional<Family> family;
    private Set<Protocol> protocols = Set.of();
    private Set<IcmpType> icmpTypes = Set.of();

    /**
     * At the beginning of a rule.
     *
     * @param hooks where the rule can run
     * @param family the one family of the packets that come to it, empty for both
     */
    RuleContext(Set<Hook> hooks, Optional<Family> family) {
        this.hooks = hooks;
        this.family = family;
    }

    /** The one family of the packets here. */
    Optional<Family> family() {
        return family;
    }

    void narrow(Family to) {
        family = Optional.of(to);
    }

    /** From here on the packets have a field with one of some values, or with another one. */
    void learn(PacketField field, List<Expression> keys, boolean isNegated) {
        field.family().ifPresent(this::narrow);
        if (field instanceof FamilyField of && !isNegated) {
            of.only(keys).ifPresent(this::narrow);
        }
        if (field instanceof IcmpTypeField of && !isNegated) {
            icmpTypes = of.types(keys);
        }
        if (!(field instanceof ProtocolField && isNegated)) {
            Set<Protocol> left = field.protocols(keys);
            protocols = left.isEmpty() ? protocols : left;
        }
    }

    /** Whether a name means another field where the rule has asked for other things before, or at another hook. */
    static boolean hangsOnRule(String name) {
        return name.startsWith("th ")
                || name.endsWith(" code")
                || name.equals("meta pkttype")
                || name.startsWith(FieldNames.CONTROL_GROUP);
    }

    /** The field of a name, as it is here. */
    PacketField field(String name) {
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
            case "icmp code" -> new IcmpCodeField(Family.IPV4, typesOf(Family.IPV4));
            case "icmpv6 code" -> new IcmpCodeField(Family.IPV6, typesOf(Family.IPV6));
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
            case "meta pkttype" -> hooks.stream().allMatch(Hook::hasInputInterface) ? new DeliveryField() : unknown();
            default -> other(name);
        };
    }

    private Set<IcmpType> typesOf(Family of) {
        return icmpTypes.stream().anyMatch(type -> type.family() != of) ? Set.of() : icmpTypes;
    }

    private PacketField other(String name) {
        if (name.startsWith(FieldNames.CONTROL_GROUP)) {
            return hooks.stream().allMatch(hook -> hook == Hook.OUTPUT)
                    ? new ControlGroupField(Integer.parseInt(name.substring(FieldNames.CONTROL_GROUP.length())))
                    : unknown();
        }
        int blank = name.indexOf(' ');
        String header = blank < 0 ? name : name.substring(0, blank);
        String field = name.substring(blank + 1);
        if (field.equals("sport") || field.equals("dport")) {
            List<Protocol> with = header.equals("th") ? sorted(protocols) : transport(header);
            return with.isEmpty() || !with.stream().allMatch(Protocol::hasPorts)
                    ? unknown()
                    : new PortField(with, field.equals("sport"));
        }
        return field.equals("option") || field.endsWith(" inner") ? unknown() : ofHeader(header);
    }

    private static List<Protocol> sorted(Set<Protocol> some) {
        return some.stream()
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .toList();
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
    private static PacketField ofHeader(String header) {
        return switch (header) {
            case "ip" -> ofFamily(Family.IPV4);
            case "ip6" -> ofFamily(Family.IPV6);
            case "icmp" -> ofIcmp(Family.IPV4);
            case "icmpv6" -> ofIcmp(Family.IPV6);
            default -> {
                List<Protocol> with = transport(header);
                yield with.isEmpty()
                        ? unknown()
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

    private static PacketField unknown() {
        return new UnknownField(List.of(), Optional.empty(), Set.of());
    }
}
