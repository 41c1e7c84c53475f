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
 */
@CheckReturnValue
public record AccessDecision(
        Domain domain,
        Permission permission,
        String packetType,
        Optional<AccessRule> allowedBy,
        Optional<AccessRule> auditedBy,
        Optional<AccessRule> silencedBy) {

    /** {@return whether a rule of the policy allows it; the machine's own policy may allow more} */
    public boolean isAllowed() {
        return allowedBy.isPresent();
    }

    /** {@return the decision in one line, with the rule it rests on} */
    @Override
    public String toString() {
        String question = domain + " " + permission + " " + packetType + ": ";
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
