package io.github.secfw.proof.judge;

/** Whether two programs do the same, as found by trying all packets and answers. */
enum Truth {
    /** For all packets and all answers. */
    EQUAL,
    /** Not for a packet and answers which are known to occur. */
    DIFFERENT,
    /**
     * Not for some answers, if the conditions outside the model are any functions of what they read; but no packet is known to
     * get them: two askings read the same cell, one reads a mark that a rule gave or names, or the packet comes from a queue.
     */
    CONTINGENT,
    /** Yes, if two conditions that read the same cell depend on each other in a way that they may. */
    CORRELATED,
    /** Not for any content of the sets that programs may fill, but for the listed one. */
    AS_LISTED,
    /** In each stage not, but for all stages of a hook together yes. */
    STAGED
}
