package io.github.secfw.proof.field;

import io.github.secfw.net.Family;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The fields of the packets of a family, in the variable order. Addresses are above ports: programs test more pairs of
 * addresses than pairs of ports, and diagrams are smaller that way. A new field is a class, a line in the constructor, and a
 * criterion's line in {@link CriterionConstraints}.
 */
public final class SymbolicFields {

    private final Family family;
    private final List<SymbolicField> all = new ArrayList<>();
    private final MarkCutPoints marks = new MarkCutPoints();
    private final ConnectionStateField state;
    private final InterfaceNameField input;
    private final InterfaceNameField output;
    private final IpAddressField source;
    private final IpAddressField destination;
    private final IpProtocolField protocol;
    private final TransportPortField sourcePort;
    private final TransportPortField destinationPort;
    private final IcmpMessageField icmp;
    private final TcpFlagSetField tcpFlags;
    private final PacketDeliveryField delivery;
    private final OwnerIdField uid;
    private final OwnerNameField user;
    private final OwnerIdField gid;
    private final OwnerNameField group;
    private final ControlGroupPathField controlGroup;
    private final BroughtConnectionField broughtConnection;

    /** The fields without cut points. The order of these lines is the variable order. */
    public SymbolicFields(Family family, AccountNumbers accounts) {
        this.family = family;
        state = add(ConnectionStateField::new);
        input = add(InterfaceNameField::input);
        output = add(InterfaceNameField::output);
        source = add(level -> IpAddressField.source(level, family));
        destination = add(level -> IpAddressField.destination(level, family));
        protocol = add(level -> new IpProtocolField(level, family));
        sourcePort = add(TransportPortField::source);
        destinationPort = add(TransportPortField::destination);
        icmp = add(level -> new IcmpMessageField(level, family));
        tcpFlags = add(TcpFlagSetField::new);
        delivery = add(PacketDeliveryField::new);
        OwnerIdField users = add(level -> OwnerIdField.user(level, this::areOwnersAmbiguous));
        uid = users;
        user = add(level -> OwnerNameField.user(level, users, accounts));
        OwnerIdField groups = add(level -> OwnerIdField.group(level, this::areOwnersAmbiguous));
        gid = groups;
        group = add(level -> OwnerNameField.group(level, groups, accounts));
        controlGroup = add(ControlGroupPathField::new);
        broughtConnection = add(BroughtConnectionField::new);
    }

    private <F extends SymbolicField> F add(IntFunction<F> ofLevel) {
        F field = ofLevel.apply(all.size());
        all.add(field);
        return field;
    }

    /** All fields in the variable order: a field's place is its level. */
    public List<SymbolicField> all() {
        return Collections.unmodifiableList(all);
    }

    /** The fields of the owner of a packet's socket, of which a packet has all or none. */
    public List<SymbolicField> ofOwner() {
        return List.of(uid, user, gid, group);
    }

    /** The fields of the owner, and the control group, of a packet's socket. */
    public List<SymbolicField> ofSocket() {
        return List.of(uid, user, gid, group, controlGroup);
    }

    /** Whether programs test names of users or groups whose numbers are unknown, so that equal owners can look different. */
    public boolean areOwnersAmbiguous() {
        return user.isAmbiguous() || group.isAmbiguous();
    }

    /** Whether programs test the owner or the control group of a socket. */
    public boolean areOwnersTested() {
        return ofSocket().stream().anyMatch(SymbolicField::isTested);
    }

    public Family family() {
        return family;
    }

    public MarkCutPoints marks() {
        return marks;
    }

    public ConnectionStateField state() {
        return state;
    }

    public InterfaceNameField input() {
        return input;
    }

    public InterfaceNameField output() {
        return output;
    }

    IpAddressField source() {
        return source;
    }

    IpAddressField destination() {
        return destination;
    }

    public IpProtocolField protocol() {
        return protocol;
    }

    TransportPortField sourcePort() {
        return sourcePort;
    }

    TransportPortField destinationPort() {
        return destinationPort;
    }

    public IcmpMessageField icmp() {
        return icmp;
    }

    public TcpFlagSetField tcpFlags() {
        return tcpFlags;
    }

    public PacketDeliveryField delivery() {
        return delivery;
    }

    public OwnerIdField uid() {
        return uid;
    }

    OwnerNameField user() {
        return user;
    }

    OwnerIdField gid() {
        return gid;
    }

    OwnerNameField group() {
        return group;
    }

    public ControlGroupPathField controlGroup() {
        return controlGroup;
    }

    public BroughtConnectionField broughtConnection() {
        return broughtConnection;
    }
}
