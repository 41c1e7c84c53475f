package io.github.secfw.program;

import java.util.Optional;

/** How a program goes on after a step. */
enum Flow {
    /** A guard holds, or is undecided so far: with the next step. */
    GUARD_HOLDS,
    /** The step had its effect: with the next step. */
    NEXT_STEP,
    /** A step did not hold: with the next rule. */
    NO_MATCH,
    /** The rule is done: with the next rule of the innermost chain that runs. */
    LEAVE_RULE,
    /** The base chain ends, the packet goes on. */
    ACCEPT,
    /** The packet is discarded. */
    DROP,
    /** The packet is discarded and answered. */
    REJECT,
    /** The packet is handed to a program. */
    QUEUE;

    /** The base chain's verdict, if the step gives one. */
    Optional<Verdict> verdict() {
        return switch (this) {
            case ACCEPT -> Optional.of(Verdict.ACCEPT);
            case DROP -> Optional.of(Verdict.DROP);
            case REJECT -> Optional.of(Verdict.REJECT);
            case QUEUE -> Optional.of(Verdict.QUEUE);
            case GUARD_HOLDS, NEXT_STEP, NO_MATCH, LEAVE_RULE -> Optional.empty();
        };
    }
}
