package io.github.secfw.proof;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Delivery;
import io.github.secfw.net.Hook;
import io.github.secfw.net.InterfacePattern;
import io.github.secfw.net.Protocol;
import java.util.List;

/** Which packets there can be: their fields hang together. */
final class PossiblePackets {

    /** The atom of what is absent. */
    private static final int ABSENT = 0;

    static final List<Integer> OF_OWNER = List.of(Space.UID, Space.USER, Space.GID, Space.GROUP, Space.CONTROL_GROUP);

    /** A control group is that of a socket, which need not have an owner, nor be in a group that has a name. */
    private static final List<Integer> WITH_OWNER = OF_OWNER.subList(0, 4);

    private final Space space;
    private final ConditionSets sets;

    PossiblePackets(Space space, ConditionSets sets) {
        this.space = space;
        this.sets = sets;
    }

    /** Whether packets at a hook can have a socket with an owner: at INPUT the kernel has looked it up before. */
    static boolean canHaveOwner(Hook hook) {
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
                known = sets.and(known, sets.or(sets.not(brings()), sets.and(noOwner(), related())));
            }
            case POSTROUTING -> {
                // A packet that was made here has no input interface, one that is passed on has no owner.
                known = sets.and(known, sets.and(deliveredToHost(), together(OF_OWNER)));
                known = sets.and(known, sets.or(absent(Space.INPUT), noOwner()));
            }
        }
        return known;
    }

    private int noControlGroup() {
        return absent(Space.CONTROL_GROUP);
    }

    private int noOwner() {
        return absent(Space.UID);
    }

    private int brings() {
        return range(Space.BROUGHT, Space.BRINGS);
    }

    /** Packets on loopback were tracked when they left. */
    private int bringsOnLoopback() {
        Atoms.OfNames<InterfacePattern> inputs = space.interfaces(Space.INPUT);
        if (!inputs.has(HookProgram.LOOPBACK)) {
            return sets.not(brings());
        }
        int onLoopback = range(Space.INPUT, inputs.of(HookProgram.LOOPBACK));
        return sets.or(sets.and(onLoopback, brings()), sets.not(sets.or(onLoopback, brings())));
    }

    /** The answers of a reject belong to the connection of the packet that they answer. */
    private int related() {
        return range(Space.STATE, Choices.STATES.number(ConnectionState.RELATED));
    }

    /** A packet of an established TCP or UDP connection, from an interface other than loopback. */
    private int earlyDemultiplexed() {
        Atoms.OfNumbers protocols = space.numbers(Space.PROTOCOL);
        int transport = sets.or(
                range(Space.PROTOCOL, protocols.of(Protocol.TCP.number())),
                range(Space.PROTOCOL, protocols.of(Protocol.UDP.number())));
        int established = range(Space.STATE, Choices.STATES.number(ConnectionState.ESTABLISHED));
        Atoms.OfNames<InterfacePattern> inputs = space.interfaces(Space.INPUT);
        int elsewhere = inputs.has(HookProgram.LOOPBACK)
                ? sets.not(range(Space.INPUT, inputs.of(HookProgram.LOOPBACK)))
                : ConditionSets.ALWAYS;
        return sets.and(sets.and(transport, established), elsewhere);
    }

    private int deliveredToHost() {
        return range(Space.DELIVERY, Choices.DELIVERIES.number(Delivery.UNICAST));
    }

    private int range(int level, int atom) {
        return sets.range(level, space.count(level), atom, atom);
    }

    /** A packet has a connection by its state. */
    private int connection() {
        int withConnection = sets.ranges(
                Space.STATE,
                space.count(Space.STATE),
                Choices.STATES.values().stream()
                        .filter(ConnectionState::hasConnection)
                        .map(Choices.STATES::number)
                        .map(number -> new int[] {number, number})
                        .toList());
        int hasConnection = Diagrams.ofClasses(LabelClass.WITH_CONNECTION);
        return sets.or(
                sets.and(withConnection, hasConnection), sets.and(sets.not(withConnection), sets.not(hasConnection)));
    }

    /** A packet has all of some fields, or none of them. */
    private int together(List<Integer> levels) {
        int all = ConditionSets.ALWAYS;
        int none = ConditionSets.ALWAYS;
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
