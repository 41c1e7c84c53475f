package io.github.secfw.spi;

import io.github.secfw.policy.FirewallPolicy;
import java.util.List;
import java.util.stream.Collectors;

/** A policy says something that a backend's tool cannot. Nothing was rendered. */
public final class UnsupportedFeatureException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What was refused; part of the serialized form. */
    private final Refusal[] refusals;

    /**
     * All refusals of one or more backends.
     *
     * @param policy the policy
     * @param refusals what was refused, at least one
     */
    public UnsupportedFeatureException(FirewallPolicy policy, List<Refusal> refusals) {
        super(refusals.stream()
                .map(Refusal::toString)
                .collect(Collectors.joining("\n  ", policy + " cannot be rendered:\n  ", "")));
        this.refusals = refusals.toArray(new Refusal[0]);
    }

    /** {@return what was refused, backend by backend; never empty} */
    public List<Refusal> refusals() {
        return List.of(refusals);
    }
}
