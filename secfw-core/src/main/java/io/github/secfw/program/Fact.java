package io.github.secfw.program;

/** Whether a criterion holds for a packet. */
enum Fact {
    /** It holds. */
    YES,
    /** It does not hold. */
    NO,
    /** It depends on something that the packet does not state. */
    UNSTATED;

    static Fact of(boolean holds) {
        return holds ? YES : NO;
    }

    /** Whether the opposite holds. */
    Fact negated() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNSTATED -> UNSTATED;
        };
    }
}
