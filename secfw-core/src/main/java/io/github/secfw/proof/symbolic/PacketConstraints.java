package io.github.secfw.proof.symbolic;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import io.github.secfw.net.Protocol;
import io.github.secfw.proof.diagram.BooleanOperations;
import io.github.secfw.proof.field.OwnerIdField;
import io.github.secfw.proof.field.SymbolicField;
import io.github.secfw.proof.field.SymbolicFields;
import java.util.List;

/** The care sets of each hook: the packets that can be there, as far as their fields depend on each other. */
final class PacketConstraints {

    private final SymbolicFields fields;
    private final BooleanOperations sets;

    PacketConstraints(SymbolicFields fields, BooleanOperations sets) {
        this.fields = fields;
        this.sets = sets;
    }

    /** The condition that holds for all packets that can be at a hook, and perhaps for others. */
    int at(Hook hook) {
        int connection = fields.state().agreesWithLabelState(sets);
        return OwnerIdField.isVisibleAt(hook) ? sets.and(connection, ownerIsWhole()) : connection;
    }

    /** The condition that holds only for packets that are known to occur at a hook. */
    int knownAt(Hook hook) {
        int known = at(hook);
        switch (hook) {
            case PREROUTING -> known = sets.and(known, sets.and(noControlGroup(), bringsOnLoopback()));
            case INPUT -> known = sets.and(known, sets.and(noControlGroup(), sets.or(noOwner(), earlyDemultiplexed())));
            case FORWARD -> known = sets.and(known, deliveredToHost());
            case OUTPUT -> {
                known = sets.and(known, sets.and(deliveredToHost(), socketIsWhole()));
                known = sets.and(known, sets.or(sets.not(brings()), ofReject()));
            }
            case POSTROUTING -> {
                // A packet of this host has no input interface, a forwarded one has no owner.
                known = sets.and(known, sets.and(deliveredToHost(), socketIsWhole()));
                known = sets.and(known, sets.or(fields.input().isAbsent(sets), noOwner()));
            }
        }
        return known;
    }

    /** As {@link #knownAt}, without packets to which connection tracking never gives their state. */
    int shownAt(Hook hook) {
        int begins = sets.or(sets.not(state(ConnectionState.NEW)), beginsConnection());
        int belongs = sets.or(sets.not(state(ConnectionState.ESTABLISHED)), icmpCanBe(ConnectionState.ESTABLISHED));
        int reports = sets.or(sets.not(state(ConnectionState.RELATED)), icmpCanBe(ConnectionState.RELATED));
        int shown = sets.and(knownAt(hook), sets.and(begins, sets.and(belongs, reports)));
        return hook == Hook.OUTPUT || hook == Hook.POSTROUTING ? sets.and(shown, notOfNeighbours()) : shown;
    }

    /**
     * Neighbour discovery of IPv6 is untracked, and invalid only if it arrives with a wrong checksum: where packets leave, the
     * kernel verifies none.
     */
    private int notOfNeighbours() {
        return sets.or(
                sets.not(state(ConnectionState.INVALID)),
                sets.or(sets.not(icmp()), fields.icmp().isTracked(sets)));
    }

    /** Connection tracking takes only some TCP and ICMP packets for the first packet of a connection. */
    private int beginsConnection() {
        return sets.and(
                sets.or(sets.not(protocol(Protocol.TCP)), fields.tcpFlags().canBegin(sets)),
                icmpCanBe(ConnectionState.NEW));
    }

    /** ICMP packets of types that can have a state, and all other packets. */
    private int icmpCanBe(ConnectionState state) {
        return sets.or(sets.not(icmp()), fields.icmp().canBe(sets, state));
    }

    private int icmp() {
        return fields.protocol().isIcmp(sets);
    }

    private int protocol(Protocol protocol) {
        return fields.protocol().is(sets, protocol);
    }

    private int state(ConnectionState state) {
        return fields.state().is(sets, state);
    }

    private int noControlGroup() {
        return fields.controlGroup().isAbsent(sets);
    }

    private int noOwner() {
        return fields.uid().isAbsent(sets);
    }

    private int brings() {
        return fields.broughtConnection().brings(sets);
    }

    /** Packets on loopback were tracked when they left, and keep their connection. */
    private int bringsOnLoopback() {
        if (!fields.input().hasLoopback()) {
            return sets.not(brings());
        }
        int onLoopback = fields.input().isLoopback(sets);
        return sets.or(sets.and(onLoopback, brings()), sets.not(sets.or(onLoopback, brings())));
    }

    /** The answers of a reject are related to the connection of the packet that they answer. */
    private int ofReject() {
        int reset = sets.and(protocol(Protocol.TCP), fields.tcpFlags().isReset(sets));
        int answer = sets.or(reset, sets.and(icmp(), fields.icmp().isUnreachable(sets)));
        return sets.and(sets.and(noOwner(), state(ConnectionState.RELATED)), answer);
    }

    /** Early demux: a packet of an established TCP or UDP connection to this host, not from the loopback interface. */
    private int earlyDemultiplexed() {
        int transport = sets.or(protocol(Protocol.TCP), protocol(Protocol.UDP));
        int established = state(ConnectionState.ESTABLISHED);
        int elsewhere =
                fields.input().hasLoopback() ? sets.not(fields.input().isLoopback(sets)) : BooleanOperations.ALWAYS;
        return sets.and(sets.and(transport, established), sets.and(deliveredToHost(), elsewhere));
    }

    private int deliveredToHost() {
        return fields.delivery().isToHost(sets);
    }

    /** A packet has all fields of an owner, or none. */
    private int ownerIsWhole() {
        return together(fields.ofOwner());
    }

    /** A packet has all fields of an owner and a control group, or none. */
    private int socketIsWhole() {
        return together(fields.ofSocket());
    }

    /** The first atom of each of these fields is that of packets without it. */
    private int together(List<SymbolicField> some) {
        int all = BooleanOperations.ALWAYS;
        int none = BooleanOperations.ALWAYS;
        for (SymbolicField field : some) {
            int absent = field.atom(sets, 0);
            all = sets.and(all, sets.not(absent));
            none = sets.and(none, absent);
        }
        return sets.or(all, none);
    }
}
