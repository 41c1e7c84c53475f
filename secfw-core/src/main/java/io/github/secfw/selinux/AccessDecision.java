package io.github.secfw.selinux;

import io.github.secfw.annotation.CheckReturnValue;
import java.util.Optional;

/**
 * Whether a domain may do something with packets of a type, and why.
 *
 * @param domain who
 * @param permission what
 * @param packetType the name of the packets' type
 * @param allowedBy the rule that allows it, empty where none does
 * @param auditedBy the rule by which it is written to the audit log, empty where it is not allowed or not audited
 * @param silencedBy the rule by which its denial is kept out of the audit log, empty where it is allowed or not silenced
 * @param unmodelled a feature of the policy that affects access and is not modelled, with its file and line: the decision is
 *     unknown, and there are no rules; empty where the decision is known
 */
@CheckReturnValue
public record AccessDecision(
        Domain domain,
        Permission permission,
        String packetType,
        Optional<AccessRule> allowedBy,
        Optional<AccessRule> auditedBy,
        Optional<AccessRule> silencedBy,
        Optional<String> unmodelled) {

    /**
     * Checks that an unknown decision has no rules.
     *
     * @throws IllegalArgumentException if it has
     */
    public AccessDecision {
        if (unmodelled.isPresent() && (allowedBy.isPresent() || auditedBy.isPresent() || silencedBy.isPresent())) {
            throw new IllegalArgumentException("a decision that is unknown because of \"" + unmodelled.get()
                    + "\" cannot rest on a rule: leave out the rule or the reason");
        }
    }

    /** The decision that it is unknown, and why. */
    static AccessDecision unknown(Domain domain, Permission permission, String packetType, String unmodelled) {
        return new AccessDecision(
                domain,
                permission,
                packetType,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(unmodelled));
    }

    /** {@return whether a rule of the policy allows it; the machine's own policy may allow more} */
    public boolean isAllowed() {
        return allowedBy.isPresent();
    }

    /** {@return whether it is known that no rule of the policy allows it; false where the decision is unknown} */
    public boolean isDenied() {
        return allowedBy.isEmpty() && unmodelled.isEmpty();
    }

    /** {@return the decision in one line, with the rule it rests on} */
    @Override
    public String toString() {
        String question = domain + " " + permission + " " + packetType + ": ";
        if (unmodelled.isPresent()) {
            return question + "unknown, the policy has a feature that is not modelled: " + unmodelled.get();
        }
        String audited = auditedBy.map(rule -> ", audited by \"" + rule + "\"").orElse("");
        return question
                + allowedBy
                        .map(rule -> "allowed by \"" + rule + "\"" + audited)
                        .orElse("denied, no rule of the policy allows it"
                                + silencedBy
                                        .map(rule -> ", kept out of the audit log by \"" + rule + "\"")
                                        .orElse(""));
    }
}
