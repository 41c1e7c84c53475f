package io.github.secfw.testkit;

import io.github.secfw.FirewallPolicy;
import io.github.secfw.program.Packet;
import io.github.secfw.selinux.Domain;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about a policy. */
public final class FirewallPolicyAssert extends AbstractAssert<FirewallPolicyAssert, FirewallPolicy> {

    private final Map<String, Domain> given = new HashMap<>();

    FirewallPolicyAssert(@Nullable FirewallPolicy actual) {
        super(actual, FirewallPolicyAssert.class);
    }

    /**
     * Says what is known of domains: which attributes they have and have not. Rules on attributes can be decided only
     * for domains of which this is known.
     *
     * @param domains the domains; of one that was given before, the last counts
     * @return these assertions
     */
    public FirewallPolicyAssert given(Domain... domains) {
        for (Domain domain : domains) {
            given.put(domain.type(), domain);
        }
        return this;
    }

    /**
     * Goes on with assertions about a packet.
     *
     * @param packet the packet
     * @return assertions about what the policy does to it
     * @throws IllegalArgumentException if a rule asks for something that the packet does not state
     */
    public PacketAssert packet(Packet packet) {
        isNotNull();
        return new PacketAssert(actual, Map.copyOf(given), packet);
    }
}
