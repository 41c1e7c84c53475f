package io.github.secfw;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.proof.Proof;

/** What a backend has rendered does not mean what the policy says. That is a fault of the backend, or of its reader. */
public final class MeaningDiffersException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String backend;
    private final transient Proof.Different proof;

    MeaningDiffersException(FirewallPolicy policy, String backend, Proof.Different proof) {
        super(policy + ": what " + backend
                + " has rendered does not mean the same: report it, and do not load the files\n" + proof.difference());
        this.backend = backend;
        this.proof = proof;
    }

    /** {@return the id of the backend} */
    public String backend() {
        return backend;
    }

    /** {@return the difference} */
    public Proof.Different proof() {
        return proof;
    }
}
