package io.github.secfw.proof;

/** A proof would take more memory than it may. */
final class OverBudgetException extends RuntimeException {

    private static final long serialVersionUID = 1;

    OverBudgetException(String reason) {
        super(reason, null, false, false);
    }
}
