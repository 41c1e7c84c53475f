package io.github.secfw.proof.judge;

import io.github.secfw.program.Footprint;
import io.github.secfw.program.PacketProgram;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Two programs of which the second was made from the first.
 *
 * @param seed the number from which the pair was made
 * @param left the first
 * @param right the second
 */
record ProgramPair(long seed, PacketProgram left, PacketProgram right) {

    /** The pair of a number: two of five rewritten, the others changed. */
    static ProgramPair of(long seed) {
        Random random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        while (true) {
            RandomRules rules = new RandomRules(random);
            Draft left = new RandomDrafts(random, rules).draft();
            Draft right = left.copy();
            DraftChanges changes = new DraftChanges(random, rules);
            boolean isRewritten = seed % 5 < 2;
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                if (isRewritten) {
                    changes.rewrite(right);
                } else {
                    changes.mutate(right);
                }
            }
            if (right.isAcyclic()) {
                ProgramPair pair = new ProgramPair(seed, DraftBuilder.program(left), DraftBuilder.program(right));
                if (!pair.hasEqualTexts() || random.nextInt(10) == 0) {
                    return pair;
                }
            }
        }
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
        return "pair " + seed + "\n first:\n" + ProgramText.of(left) + " second:\n" + ProgramText.of(right);
    }
}
