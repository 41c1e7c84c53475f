package io.github.secfw.proof.judge;

/** Whether two programs do the same, as found by trying all packets and answers. */
enum Truth {
    /** For all packets and all answers. */
    EQUAL,
    /** Not for a packet and answers which are known to occur. */
    DIFFERENT,
    /**
     * Not for some answers that may be, if the conditions outside the model are any functions of what they read. Whether those
     * answers occur together is not known for sure: two askings read the same cell, or one reads a mark that a rule gave.
     */
    CONTINGENT,
    /** Yes, if two conditions that read the same cell depend on each other in a way that they may. */
    CORRELATED,
    /** In each stage not, but for all stages of a hook together yes. */
    STAGED
}
