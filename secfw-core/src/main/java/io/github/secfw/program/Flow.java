package io.github.secfw.program;

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
    DROP
}
