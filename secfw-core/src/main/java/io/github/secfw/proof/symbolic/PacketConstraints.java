package io.github.secfw.proof.symbolic;

import io.github.secfw.proof.field.Atoms;
import io.github.secfw.proof.diagram.BooleanOperations;
import io.github.secfw.proof.diagram.Diagrams;
import io.github.secfw.proof.field.EnumNumbering;
import io.github.secfw.proof.diagram.LabelState;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Hook;
import io.github.secfw.net.IcmpCriterion;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.Protocol;
import io.github.secfw.net.TcpFlag;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which packets there can be: their fields hang together. */
public final class PacketConstraints {

    /** The atom of what is absent. */
    private static final int ABSENT = 0;

    public static final List<Integer> OF_OWNER = List.of(VariableOrder.UID, VariableOrder.USER, VariableOrder.GID, VariableOrder.GROUP, VariableOrder.CONTROL_GROUP);

    /** A control group is that of a socket, which need not have an owner, nor be in a group that has a name. */
    private static final List<Integer> WITH_OWNER = OF_OWNER.subList(0, 4);

    /** The flags of a TCP packet that can begin a connection, or from which one that goes on is picked up. */
    private static final Set<Set<TcpFlag>> BEGINNINGS =
            Set.of(Set.of(TcpFlag.SYN), Set.of(TcpFlag.ACK), Set.of(TcpFlag.ACK, TcpFlag.PSH));

    /** The flags of a TCP packet that answers for a rule that rejects. */
    private static final Set<Set<TcpFlag>> RESETS = Set.of(Set.of(TcpFlag.RST), Set.of(TcpFlag.RST, TcpFlag.ACK));

    private final VariableOrder space;
    private final BooleanOperations sets;
    private final IcmpMessages messages;

    PacketConstraints(VariableOrder space, BooleanOperations sets) {
        this.space = space;
        this.sets = sets;
        this.messages = new IcmpMessages(space);
    }

    /** Whether packets at a hook can have a socket with an owner: at INPUT the kernel has looked it up before. */
    public static boolean canHaveOwner(Hook hook) {
        return hook.hasSocketOwner() || hook == Hook.INPUT;
    }

    /** The condition that holds for all packets that can be at a hook, and perhaps for others. */
    int at(Hook hook) {
        return canHaveOwner(hook) ? sets.and(connection(), together(WITH_OWNER)) : connection();
    }

    /** The condition that holds for packets that are known to be at a hook at times, and for no others. */
    int knownAt(Hook hook) {
        int known = at(hook);
        switch (hook) {
            case PREROUTING -> known = sets.and(known, sets.and(noControlGroup(), bringsOnLoopback()));
            case INPUT -> known = sets.and(known, sets.and(noControlGroup(), sets.or(noOwner(), earlyDemultiplexed())));
            case FORWARD -> known = sets.and(known, deliveredToHost());
            case OUTPUT -> {
                known = sets.and(known, sets.and(deliveredToHost(), together(OF_OWNER)));
                known = sets.and(known, sets.or(sets.not(brings()), ofReject()));
            }
            case POSTROUTING -> {
                // A packet that was made here has no input interface, one that is passed on has no owner.
                known = sets.and(known, sets.and(deliveredToHost(), together(OF_OWNER)));
                known = sets.and(known, sets.or(absent(VariableOrder.INPUT), noOwner()));
            }
        }
        return known;
    }

    /** As {@link #knownAt}, without packets of which connection tracking never says what they state. */
    int shownAt(Hook hook) {
        int begins = sets.or(sets.not(state(ConnectionState.NEW)), beginsConnection());
        int belongs =
                sets.or(sets.not(state(ConnectionState.ESTABLISHED)), icmpOf(messages.of(ConnectionState.ESTABLISHED)));
        int reports = sets.or(sets.not(state(ConnectionState.RELATED)), icmpOf(messages.of(ConnectionState.RELATED)));
        int shown = sets.and(knownAt(hook), sets.and(begins, sets.and(belongs, reports)));
        return hook == Hook.OUTPUT || hook == Hook.POSTROUTING ? sets.and(shown, notOfNeighbours()) : shown;
    }

    /**
     * Neighbour discovery of IPv6 is untracked, never invalid: what arrives with a wrong checksum is, but none is verified where
     * packets leave.
     */
    private int notOfNeighbours() {
        int others = choices(
                VariableOrder.ICMP,
                atom -> messages.number(atom, messages.of(ConnectionState.NEW)).isPresent()
                        || messages.number(atom, messages.untracked()).isEmpty());
        return sets.or(sets.not(state(ConnectionState.INVALID)), sets.or(sets.not(icmp()), others));
    }

    /** What connection tracking takes for the first packet of a connection: of TCP and ICMP that is not every packet. */
    private int beginsConnection() {
        int flags = choices(VariableOrder.TCP_FLAGS, atom -> BEGINNINGS.contains(EnumNumbering.flags(atom)));
        return sets.and(sets.or(sets.not(protocol(Protocol.TCP)), flags), icmpOf(messages.of(ConnectionState.NEW)));
    }

    /** Of ICMP packets of the family those of some types; all others. */
    private int icmpOf(List<Integer> types) {
        return sets.or(sets.not(icmp()), ofTypes(types));
    }

    private int icmp() {
        return protocol(new IcmpCriterion(space.family()).protocol());
    }

    private int ofTypes(List<Integer> types) {
        return choices(VariableOrder.ICMP, atom -> messages.number(atom, types).isPresent());
    }

    private int protocol(Protocol protocol) {
        return range(VariableOrder.PROTOCOL, space.numbers(VariableOrder.PROTOCOL).of(protocol.number()));
    }

    private int state(ConnectionState state) {
        return range(VariableOrder.STATE, EnumNumbering.STATES.number(state));
    }

    /** Holds for the atoms of a level that a predicate names. */
    private int choices(int level, IntPredicate holds) {
        List<int[]> ranges = IntStream.range(0, space.count(level))
                .filter(holds)
                .mapToObj(atom -> new int[] {atom, atom})
                .toList();
        return sets.ranges(level, space.count(level), ranges);
    }

    private int noControlGroup() {
        return absent(VariableOrder.CONTROL_GROUP);
    }

    private int noOwner() {
        return absent(VariableOrder.UID);
    }

    private int brings() {
        return range(VariableOrder.BROUGHT, VariableOrder.BRINGS);
    }

    /** Packets on loopback were tracked when they left. */
    private int bringsOnLoopback() {
        Atoms.OfNames<InterfacePattern> inputs = space.interfaces(VariableOrder.INPUT);
        if (!inputs.has(HookProgram.LOOPBACK)) {
            return sets.not(brings());
        }
        int onLoopback = range(VariableOrder.INPUT, inputs.of(HookProgram.LOOPBACK));
        return sets.or(sets.and(onLoopback, brings()), sets.not(sets.or(onLoopback, brings())));
    }

    /** The answers of a reject are related to the connection of the packet that they answer. */
    private int ofReject() {
        int reset = sets.and(
                protocol(Protocol.TCP), choices(VariableOrder.TCP_FLAGS, atom -> RESETS.contains(EnumNumbering.flags(atom))));
        int answer = sets.or(reset, sets.and(icmp(), ofTypes(List.of(messages.unreachable()))));
        return sets.and(sets.and(noOwner(), state(ConnectionState.RELATED)), answer);
    }

    /** A packet of an established TCP or UDP connection, sent to this host, from an interface other than loopback. */
    private int earlyDemultiplexed() {
        int transport = sets.or(protocol(Protocol.TCP), protocol(Protocol.UDP));
        int established = state(ConnectionState.ESTABLISHED);
        Atoms.OfNames<InterfacePattern> inputs = space.interfaces(VariableOrder.INPUT);
        int elsewhere = inputs.has(HookProgram.LOOPBACK)
                ? sets.not(range(VariableOrder.INPUT, inputs.of(HookProgram.LOOPBACK)))
                : BooleanOperations.ALWAYS;
        return sets.and(sets.and(transport, established), sets.and(deliveredToHost(), elsewhere));
    }

    private int deliveredToHost() {
        return range(VariableOrder.DELIVERY, EnumNumbering.DELIVERIES.number(Delivery.UNICAST));
    }

    private int range(int level, int atom) {
        return sets.range(level, space.count(level), atom, atom);
    }

    /** A packet has a connection by its state. */
    private int connection() {
        int withConnection = sets.ranges(
                VariableOrder.STATE,
                space.count(VariableOrder.STATE),
                EnumNumbering.STATES.values().stream()
                        .filter(ConnectionState::hasConnection)
                        .map(EnumNumbering.STATES::number)
                        .map(number -> new int[] {number, number})
                        .toList());
        int hasConnection = Diagrams.ofLabelStates(LabelState.WITH_CONNECTION);
        return sets.or(
                sets.and(withConnection, hasConnection), sets.and(sets.not(withConnection), sets.not(hasConnection)));
    }

    /** A packet has all of some fields, or none of them. */
    private int together(List<Integer> levels) {
        int all = BooleanOperations.ALWAYS;
        int none = BooleanOperations.ALWAYS;
        for (int level : levels) {
            all = sets.and(all, sets.not(absent(level)));
            none = sets.and(none, absent(level));
        }
        return sets.or(all, none);
    }

    private int absent(int level) {
        return range(level, ABSENT);
    }
}
