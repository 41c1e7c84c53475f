package io.github.secfw.proof.diagram;

/** The memory that the diagrams of one hook can take, with all remembered results. Not safe for several threads. */
public final class MemoryBudget {

    /** The largest budget: arrays cannot be longer. */
    public static final long MOST = 1L << 32;

    /** Half of the heap, and at most a gigabyte. */
    private static final long USUAL = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 2);

    private final long bound;
    private long left;

    /** A budget of a number of bytes. */
    public MemoryBudget(long bound) {
        this.bound = bound;
        this.left = bound;
    }

    /** The default budget. */
    public static MemoryBudget usual() {
        return new MemoryBudget(USUAL);
    }

    /** Takes memory and never returns it. A growing array takes only its growth. */
    void take(long bytes) {
        if (bytes > left) {
            throw new OverBudgetException("the proof needs more than " + bound + " bytes of memory");
        }
        left -= bytes;
    }
}
