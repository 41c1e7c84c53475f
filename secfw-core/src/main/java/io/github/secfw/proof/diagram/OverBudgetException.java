package io.github.secfw.proof.diagram;

/** Thrown when a proof needs more memory than its budget, or more numbers than a format has. */
public final class OverBudgetException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OverBudgetException(String reason) {
        super(reason, null, false, false);
    }
}
