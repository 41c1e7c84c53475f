package io.github.secfw.nftables.reader;

import io.github.secfw.net.Family;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpType;
import io.github.secfw.net.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of the packets that come to a place in a rule, and so what fields mean there. */
final class RuleContext {

    private final PacketFields fields;
    private final Set<Hook> hooks;
    private Optional<Family> family;
    private Set<Protocol> protocols = Set.of();
    private Set<IcmpType> icmpTypes = Set.of();

    /**
     * At the beginning of a rule.
     *
     * @param fields the fields of which none hangs on the rule
     * @param hooks where the rule can run
     * @param family the one family of the packets that come to it, empty for both
     */
    RuleContext(PacketFields fields, Set<Hook> hooks, Optional<Family> family) {
        this.fields = fields;
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
            case "icmp code" -> new IcmpCodeField(Family.IPV4, typesOf(Family.IPV4));
            case "icmpv6 code" -> new IcmpCodeField(Family.IPV6, typesOf(Family.IPV6));
            case "th sport", "th dport" -> port(name);
            case "meta pkttype" ->
                hooks.stream().allMatch(Hook::hasInputInterface) ? new DeliveryField() : fields.field(name);
            default -> name.startsWith(FieldNames.CONTROL_GROUP) ? controlGroup(name) : fields.field(name);
        };
    }

    private PacketField controlGroup(String name) {
        return hooks.stream().allMatch(hook -> hook == Hook.OUTPUT)
                ? new ControlGroupField(Integer.parseInt(name.substring(FieldNames.CONTROL_GROUP.length())))
                : fields.unknown();
    }

    private PacketField port(String name) {
        List<Protocol> with = protocols.stream()
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .toList();
        return with.isEmpty() || !with.stream().allMatch(Protocol::hasPorts)
                ? fields.field(name)
                : new PortField(with, name.equals("th sport"));
    }

    private Set<IcmpType> typesOf(Family of) {
        return icmpTypes.stream().anyMatch(type -> type.family() != of) ? Set.of() : icmpTypes;
    }
}
