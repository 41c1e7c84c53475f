package io.github.secfw.proof.diagram;

/** The memory that the diagrams of a hook may take, with the results that are remembered. Not safe for several threads. */
public final class MemoryBudget {

    /** With more, arrays would become longer than they can be. */
    public static final long MOST = 1L << 32;

    /** Half of the heap, so that there is room for the rest, and a gigabyte at most. */
    private static final long USUAL = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 2);

    private final long bound;
    private long left;

    /** So many bytes. */
    public MemoryBudget(long bound) {
        this.bound = bound;
        this.left = bound;
    }

    /** As many bytes as proofs take where nobody asks for another bound. */
    public static MemoryBudget usual() {
        return new MemoryBudget(USUAL);
    }

    /** Takes memory for good. What grows takes what it has grown by. */
    void take(long bytes) {
        if (bytes > left) {
            throw new OverBudgetException("the proof needs more than " + bound + " bytes of memory");
        }
        left -= bytes;
    }
}
