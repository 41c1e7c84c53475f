package io.github.secfw.proof.judge;

import io.github.secfw.net.Family;
import io.github.secfw.program.Condition;
import io.github.secfw.program.Footprint;
import io.github.secfw.program.PacketProgram;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two programs of which the second was made from the first.
 *
 * @param seed the number from which the pair was made
 * @param families the families of the packets that are compared
 * @param left the first
 * @param right the second
 */
record ProgramPair(long seed, Set<Family> families, PacketProgram left, PacketProgram right) {

    /** Two programs, for packets of one family. */
    static ProgramPair of(PacketProgram left, PacketProgram right) {
        return new ProgramPair(0, EnumSet.of(Family.IPV4), left, right);
    }

    /** The pair of a number: three of ten rewritten, the others changed. */
    static ProgramPair of(long seed) {
        Random random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        while (true) {
            RandomRules rules = new RandomRules(random);
            Draft left = new RandomDrafts(random, rules).draft();
            Draft right = left.copy();
            DraftChanges changes = new DraftChanges(random, rules);
            boolean isRewritten = seed % 10 < 3;
            for (int i = 1 + random.nextInt(isRewritten ? 3 : 4); i > 0; i--) {
                if (isRewritten) {
                    changes.rewrite(right);
                } else {
                    changes.mutate(right);
                }
            }
            if (right.isAcyclic()) {
                ProgramPair pair = new ProgramPair(
                        seed, families(random), DraftBuilder.program(left), DraftBuilder.program(right));
                if (!pair.hasEqualTexts() || random.nextInt(10) == 0) {
                    return pair;
                }
            }
        }
    }

    private static Set<Family> families(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4, 5 -> EnumSet.of(Family.IPV4);
            case 6, 7 -> EnumSet.of(Family.IPV6);
            default -> EnumSet.allOf(Family.class);
        };
    }

    /** Whether a rule looks up a set that programs may fill. */
    boolean hasSets() {
        return Stream.of(left, right)
                .flatMap(program -> new ProgramParts(program).conditions().stream())
                .anyMatch(Condition.InSet.class::isInstance);
    }

    private boolean hasEqualTexts() {
        return ProgramText.of(left).equals(ProgramText.of(right));
    }

    /** Whether limits, log lines and queues are all that outlives a packet. */
    boolean hasSimpleEvents() {
        return Stream.of(left, right)
                .flatMap(program -> new ProgramParts(program).footprints().stream())
                .noneMatch(Footprint::isEvent);
    }

    @Override
    public String toString() {
        return "pair " + seed + " for " + families + "\n first:\n" + ProgramText.of(left) + " second:\n"
                + ProgramText.of(right);
    }
}
