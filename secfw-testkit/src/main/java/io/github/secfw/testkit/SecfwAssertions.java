package io.github.secfw.testkit;

import io.github.secfw.FirewallPolicy;

/** Where assertions about policies begin. */
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
