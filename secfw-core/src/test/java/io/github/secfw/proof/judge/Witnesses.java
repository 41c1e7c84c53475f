package io.github.secfw.proof.judge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of the packets and answers for which two programs do not do the same. */
final class Witnesses {

    private final MarkDomain marks;
    private Optional<String> first = Optional.empty();
    private boolean isSure;
    private final Set<World> worlds = EnumSet.noneOf(World.class);

    Witnesses(MarkDomain marks) {
        this.marks = marks;
    }

    void add(JudgePacket packet, Oracle oracle, Result left, Result right, boolean canBeShown) {
        if (first.isEmpty()) {
            first = Optional.of(packet + " with " + oracle.answers() + "\n  first:  " + left + "\n  second: " + right);
        }
        for (World world : World.values()) {
            if (world.allows(oracle.answers())) {
                worlds.add(world);
            }
        }
        isSure |= canBeShown && areIndependent(packet, new ArrayList<>(oracle.asked()));
    }

    /** Whether nothing is asked twice of one cell, and marks only where they are as they came, and named by no rule. */
    private boolean areIndependent(JudgePacket packet, List<Asking> asked) {
        for (int i = 0; i < asked.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (asked.get(i).sharesCellWith(asked.get(j))) {
                    return false;
                }
            }
        }
        return asked.stream().allMatch(asking -> readsMarksAsTheyCame(packet, asking));
    }

    private boolean readsMarksAsTheyCame(JudgePacket packet, Asking asking) {
        return asking.read().entrySet().stream().allMatch(entry -> switch (entry.getKey()
                .kind()) {
            case PACKET_MARK -> entry.getValue().equals(packet.mark()) && marks.isUnnamed(packet.mark());
            case CONNECTION_MARK ->
                entry.getValue().equals(packet.connectionMark()) && marks.isUnnamed(packet.connectionMark());
            case FIELD, CONNECTION_FIELD, STATE, OWN_STATE -> true;
        });
    }

    Optional<String> first() {
        return first;
    }

    boolean isSure() {
        return isSure;
    }

    Truth truth() {
        if (first.isEmpty()) {
            return Truth.EQUAL;
        }
        if (isSure) {
            return Truth.DIFFERENT;
        }
        return worlds.size() < World.values().length ? Truth.CORRELATED : Truth.CONTINGENT;
    }
}
