package io.github.secfw.proof.judge;

/** How many runs the judge spends on a pair before it gives up. */
final class RunBudget {

    private static final int MOST = 30_000;

    private int spent;

    void spend() {
        if (++spent > MOST) {
            throw new TooLargeException("runs");
        }
    }
}
