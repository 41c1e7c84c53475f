package io.github.secfw.proof;

import io.github.secfw.net.ConnectionState;
import io.github.secfw.net.Hook;
import java.util.List;

/** Which packets there can be: their fields hang together. */
final class PossiblePackets {

    /** The atom of what is absent. */
    private static final int ABSENT = 0;

    static final List<Integer> OF_OWNER = List.of(Space.UID, Space.USER, Space.GID, Space.GROUP, Space.CONTROL_GROUP);

    private final Space space;
    private final ConditionSets sets;

    PossiblePackets(Space space, ConditionSets sets) {
        this.space = space;
        this.sets = sets;
    }

    /** The condition that holds for packets that can be at a hook. */
    int at(Hook hook) {
        int possible = connection();
        if (hook.hasSocketOwner()) {
            possible = sets.and(possible, owner());
        }
        if (hook == Hook.POSTROUTING) {
            // A packet that was made here has no input interface, one that is passed on has no owner.
            possible = sets.and(possible, sets.or(absent(Space.INPUT), absent(Space.UID)));
        }
        return possible;
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

    /** A packet has all that belongs to an owner, or none of it. */
    private int owner() {
        int all = ConditionSets.ALWAYS;
        int none = ConditionSets.ALWAYS;
        for (int level : OF_OWNER) {
            all = sets.and(all, sets.not(absent(level)));
            none = sets.and(none, absent(level));
        }
        return sets.or(all, none);
    }

    private int absent(int level) {
        return sets.range(level, space.count(level), ABSENT, ABSENT);
    }
}
