package io.github.secfw.nftables.reader.lowering;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.ProtocolCriterion;
import io.github.secfw.nftables.reader.field.ControlGroupField;
import io.github.secfw.nftables.reader.field.DeliveryField;
import io.github.secfw.nftables.reader.field.FamilyField;
import io.github.secfw.nftables.reader.field.FieldsByName;
import io.github.secfw.nftables.reader.field.IcmpCodeField;
import io.github.secfw.nftables.reader.field.IcmpField;
import io.github.secfw.nftables.reader.field.IcmpInAnyFamilyField;
import io.github.secfw.nftables.reader.field.IcmpTypeField;
import io.github.secfw.nftables.reader.field.PacketField;
import io.github.secfw.nftables.reader.field.PortField;
import io.github.secfw.nftables.reader.field.ProtocolField;
import io.github.secfw.nftables.reader.field.UnmodelledField;
import io.github.secfw.nftables.reader.syntax.Expression;
import io.github.secfw.nftables.reader.syntax.FieldNames;
import io.github.secfw.nftables.reader.syntax.StatementOrigin;
import io.github.secfw.nftables.reader.unmodelled.UnmodelledRow;
import io.github.secfw.program.Cell;
import io.github.secfw.program.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The packets that can reach a place in a rule, as far as they are known, and the meaning of fields there. */
final class RuleContext {

    private final FieldsByName fields;
    private final Set<Hook> hooks;
    private Optional<Family> family;
    private final boolean isOfBothFamilies;
    private Set<Protocol> protocols = Set.of();

    /** The protocols of a set that the rule has tested. */
    private Set<Protocol> several = Set.of();

    private Set<IcmpType> icmpTypes = Set.of();

    /** The family that nft knows from the table and from earlier matches of the rule. */
    private Optional<Family> named;

    /** The reason why nft refuses the last field, empty if it accepts it. */
    private String conflict = "";

    /** Whether the rule has tested the type of ICMP. */
    private boolean isTypeNamed;

    /** The protocol that nft knows from earlier matches of the rule. */
    private Optional<Protocol> namedProtocol = Optional.empty();

    /**
     * Creates the context at the beginning of a rule.
     *
     * @param fields the fields that do not depend on the rule
     * @param hooks the hooks at which the rule can run
     * @param named the only family of the table, empty for both
     * @param family the only family of the packets that reach the rule, empty for both
     */
    RuleContext(FieldsByName fields, Set<Hook> hooks, Optional<Family> named, Optional<Family> family) {
        this.fields = fields;
        this.hooks = hooks;
        this.named = named;
        this.isOfBothFamilies = named.isEmpty();
        this.family = family;
    }

    /** {@return the only family of the packets here, empty for both} */
    Optional<Family> family() {
        return family;
    }

    void narrow(Family to) {
        family = Optional.of(to);
        named = family;
    }

    /** Restricts the packets to a family that nft does not derive from the match. */
    private void narrowUnnamed(Family to) {
        family = Optional.of(to);
    }

    /** Restricts the packets to those whose field has one of some values, or has another value. */
    void learn(PacketField field, List<Expression> keys, boolean isNegated) {
        field.family().ifPresent(this::narrow);
        if (field instanceof FamilyField of && !isNegated) {
            of.only(keys).ifPresent(of.name().equals("meta protocol") ? this::narrowUnnamed : this::narrow);
        }
        if (field instanceof IcmpTypeField of && !isNegated) {
            icmpTypes = of.types(keys);
        }
        isTypeNamed |= field.name().endsWith(" type") && field.name().startsWith("icmp") && !isNegated;
        if (!(field instanceof ProtocolField && isNegated)) {
            Set<Protocol> left = field.protocols(keys);
            protocols = left.isEmpty() ? protocols : left;
            if (left.size() == 1 && keys.size() == 1) {
                namedProtocol = Optional.of(left.iterator().next());
            }
        }
    }

    /** Notes that nft knows several protocols: it accepts only fields that all of them have. */
    void name(PacketField field, List<Expression> keys) {
        if (field instanceof ProtocolField) {
            several = field.protocols(keys);
        }
    }

    /** Refuses a field of headers that packets of the rule lack, as nft does. */
    void require(PacketField field, StatementOrigin origin) {
        if (field.name().equals("meta nfproto") && !isOfBothFamilies) {
            throw origin.fault("\"meta nfproto\" needs a table of both families: write a table of family inet");
        }
        if (field.family().isPresent() && named.isPresent() && !field.family().equals(named)) {
            throw origin.fault("\"" + field.name() + "\" is a field of "
                    + field.family().get() + ", but the rule or its table is for " + named.get() + " only");
        }
        if (field.name().startsWith("arp ")) {
            throw origin.fault("\"" + field.name() + "\" is a field of ARP, but the table is for IP: write a table of"
                    + " family arp");
        }
        if (!conflict.isEmpty()) {
            throw origin.fault(conflict);
        }
        if (field.name().startsWith("ct ") && field.name().contains(" proto-") && protocols.isEmpty()) {
            throw origin.fault("\"" + field.name() + "\" needs the protocol: write \"meta l4proto tcp\" before it");
        }
        Set<Protocol> with = field.headerProtocols();
        if (with.size() == 1 && several.size() > 1) {
            throw origin.fault("\"" + field.name() + "\" is a field of "
                    + with.iterator().next()
                    + ", but the rule matches several protocols: write \"th\" or one rule"
                    + " for each");
        }
        if (namedProtocol.isPresent() && with.size() == 1 && !with.contains(namedProtocol.get())) {
            throw origin.fault("\"" + field.name() + "\" is a field of "
                    + with.iterator().next() + ", but the rule matches " + namedProtocol.get());
        }
    }

    /** Refuses an answer for a family that the packets of the rule do not have. */
    void require(Family answered, StatementOrigin origin) {
        if (named.isPresent() && !named.get().equals(answered)) {
            throw origin.fault(
                    "this answer is for " + answered + ", but the rule or its table is for " + named.get() + " only");
        }
    }

    /** {@return the protocol that the rule has tested} */
    Optional<Protocol> namedProtocol() {
        return namedProtocol;
    }

    /** Notes a conflict if none of the tested ICMP types has the field. */
    private void requireType(String name, Set<Integer> types) {
        if (!types.isEmpty() && !icmpTypes.isEmpty()) {
            boolean has = icmpTypes.stream().allMatch(type -> types.contains(type.number()));
            if (!has) {
                conflict = "\"" + name + "\" is not a field of the ICMP types that the rule matches";
            }
        }
    }

    /** {@return whether the meaning of a name depends on the hook or on earlier matches of the rule} */
    static boolean dependsOnRule(String name) {
        return name.startsWith("th ")
                || name.startsWith("icmp")
                || name.equals("meta pkttype")
                || name.startsWith(FieldNames.CONTROL_GROUP);
    }

    /** {@return the field of a name, with its meaning at this place} */
    PacketField field(String name) {
        return switch (name) {
            case "icmp type" -> icmp((IcmpField) fields.field(name), Protocol.ICMP);
            case "icmpv6 type" -> icmp((IcmpField) fields.field(name), Protocol.ICMPV6);
            case "icmp code" -> icmp(new IcmpCodeField(Family.IPV4, typesOf(Family.IPV4)), Protocol.ICMP);
            case "icmpv6 code" -> icmp(new IcmpCodeField(Family.IPV6, typesOf(Family.IPV6)), Protocol.ICMPV6);
            case "th sport", "th dport" -> port(name);
            case "meta pkttype" ->
                hooks.stream().allMatch(Hook::hasInputInterface) ? new DeliveryField() : fields.field(name);
            default ->
                name.startsWith(FieldNames.CONTROL_GROUP)
                        ? controlGroup(name)
                        : name.startsWith("icmp") ? icmp(name) : fields.field(name);
        };
    }

    private PacketField controlGroup(String name) {
        return hooks.stream().allMatch(hook -> hook == Hook.OUTPUT)
                ? new ControlGroupField(Integer.parseInt(name.substring(FieldNames.CONTROL_GROUP.length())))
                : fields.field(name);
    }

    /**
     * The type or code of ICMP. nft tests the family only in a table of both families, in a rule that has named neither family
     * nor protocol.
     */
    private PacketField icmp(IcmpField own, Protocol protocol) {
        boolean isAsked = named.isEmpty() && namedProtocol.isEmpty();
        if (isAsked || family.equals(Optional.of(own.ownFamily()))) {
            return own;
        }
        String field = own.name().substring(own.header().length());
        UnmodelledField other = new UnmodelledField(
                        UnmodelledRow.number(own.name(), 8)
                                .reading(Cell.field("icmp" + field))
                                .occurring(),
                        UnmodelledField.Presence.of(
                                List.of(Condition.of(new ProtocolCriterion(protocol))),
                                Optional.empty(),
                                Set.of(protocol)))
                .like(own);
        return family.isPresent() ? other : new IcmpInAnyFamilyField(own, other, protocol);
    }

    /** Another field of ICMP. nft tests the type too if the rule has not. */
    private PacketField icmp(String name) {
        PacketField field = fields.field(name);
        Set<Integer> types = typesWith(name);
        requireType(name, types);
        if (!(field instanceof UnmodelledField unmodelled)) {
            return field;
        }
        boolean isOfIcmp = name.startsWith("icmp ");
        PacketField type = field(isOfIcmp ? "icmp type" : "icmpv6 type");
        List<Condition> guards = new ArrayList<>(isTypeNamed || hasOwnType(type, types) ? List.of() : type.presence());
        if (!types.isEmpty() && !isTypeNamed) {
            List<Expression> numbers = types.stream()
                    .<Expression>map(number -> new Expression.Literal(Integer.toString(number)))
                    .toList();
            guards.add(type.numbered(numbers));
        }
        return new UnmodelledField(
                unmodelled.row(),
                UnmodelledField.Presence.of(guards, type.family(), Set.of(isOfIcmp ? Protocol.ICMP : Protocol.ICMPV6)));
    }

    /** Whether a condition on the type implies the protocol. */
    private static boolean hasOwnType(PacketField type, Set<Integer> types) {
        return type instanceof IcmpTypeField && !types.isEmpty();
    }

    /** The ICMP types that have a field. */
    private static Set<Integer> typesWith(String name) {
        return switch (name) {
            case "icmp id", "icmp sequence" -> new TreeSet<>(Set.of(0, 8));
            case "icmp gateway" -> Set.of(5);
            case "icmp mtu" -> Set.of(3);
            case "icmpv6 id", "icmpv6 sequence" -> new TreeSet<>(Set.of(128, 129));
            case "icmpv6 mtu", "icmpv6 packet-too-big" -> Set.of(2);
            case "icmpv6 parameter-problem" -> Set.of(4);
            case "icmpv6 max-delay" -> Set.of(130);
            default -> Set.of();
        };
    }

    private PacketField port(String name) {
        List<Protocol> with = protocols.stream()
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .toList();
        return with.isEmpty() || !with.stream().allMatch(Protocol::hasPorts)
                ? fields.field(name)
                : new PortField(with, name.equals("th sport"), true);
    }

    private Set<IcmpType> typesOf(Family of) {
        return icmpTypes.stream().anyMatch(type -> type.family() != of) ? Set.of() : icmpTypes;
    }
}
