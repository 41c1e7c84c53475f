package io.github.secfw.proof.diagram;

/** A proof would take more memory than it may. */
public final class OverBudgetException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OverBudgetException(String reason) {
        super(reason, null, false, false);
    }
}
