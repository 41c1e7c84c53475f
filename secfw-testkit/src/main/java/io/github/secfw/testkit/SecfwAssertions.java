package io.github.secfw.testkit;

import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.policy.FirewallPolicy;

/**
 * The entry point for assertions about policies. Import {@link #assertThat} statically.
 *
 * <pre>{@code
 * assertThat(policy)
 *         .packet(in("eth0", tcp().from("192.0.2.7").dport(80)).state(NEW))
 *         .isAccepted()
 *         .reply()
 *         .isAccepted();
 * assertThat(policy).packet(in("eth0", tcp().dport(25))).isDropped();
 * }</pre>
 */
@CheckReturnValue
public final class SecfwAssertions {

    private SecfwAssertions() {}

    /**
     * Starts assertions about a policy.
     *
     * @param actual the policy
     * @return the assertions
     */
    public static FirewallPolicyAssert assertThat(FirewallPolicy actual) {
        return new FirewallPolicyAssert(actual);
    }
}
