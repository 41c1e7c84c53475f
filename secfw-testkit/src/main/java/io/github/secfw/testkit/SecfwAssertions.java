package io.github.secfw.testkit;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.policy.FirewallPolicy;

/** Where assertions about policies begin. */
@CheckReturnValue
public final class SecfwAssertions {

    private SecfwAssertions() {}

    /**
     * Begins assertions about a policy.
     *
     * @param actual the policy
     * @return the assertions
     */
    public static FirewallPolicyAssert assertThat(FirewallPolicy actual) {
        return new FirewallPolicyAssert(actual);
    }
}
