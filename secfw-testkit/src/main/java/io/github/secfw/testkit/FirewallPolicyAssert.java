package io.github.secfw.testkit;

import io.github.secfw.Secfw;
import io.github.secfw.annotation.CheckReturnValue;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.program.Packet;
import io.github.secfw.proof.Proof;
import io.github.secfw.proof.Prover;
import io.github.secfw.selinux.AccessRelation;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.Domain;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about a policy. */
public final class FirewallPolicyAssert extends AbstractAssert<FirewallPolicyAssert, FirewallPolicy> {

    private final Map<String, Domain> given = new HashMap<>();
    private final Map<String, BooleanValue> booleans = new HashMap<>();
    private final Map<String, Boolean> optionalBlocks = new HashMap<>();

    FirewallPolicyAssert(@Nullable FirewallPolicy actual) {
        super(actual, FirewallPolicyAssert.class);
    }

    /**
     * States which attributes domains have and do not have. A rule on an attribute can be decided only if the domain states
     * it.
     *
     * @param domains the domains; for a domain that is given twice, the last one counts
     * @return these assertions
     */
    public FirewallPolicyAssert given(Domain... domains) {
        for (Domain domain : domains) {
            given.put(domain.type(), domain);
        }
        return this;
    }

    /**
     * States the values of booleans. A rule that depends on a boolean can be decided only if its value is given.
     *
     * @param first a value; for a boolean that is given twice, the last one counts
     * @param more further values
     * @return these assertions
     */
    public FirewallPolicyAssert given(BooleanValue first, BooleanValue... more) {
        booleans.put(first.name(), first);
        for (BooleanValue value : more) {
            booleans.put(value.name(), value);
        }
        return this;
    }

    /**
     * States whether the machine's policy has every name in an optional block. The rules of the block can be decided only if
     * this is given.
     *
     * @param block the block's name
     * @param isThere whether it has all of them
     * @return these assertions
     */
    public FirewallPolicyAssert givenOptional(String block, boolean isThere) {
        optionalBlocks.put(block, isThere);
        return this;
    }

    /**
     * Continues with assertions about a packet.
     *
     * @param packet the packet
     * @return assertions about what the policy does to it
     * @throws IllegalArgumentException if a rule depends on something that the packet does not state
     */
    @CheckReturnValue
    public PacketAssert packet(Packet packet) {
        isNotNull();
        return new PacketAssert(actual, access(), Map.copyOf(given), packet);
    }

    /**
     * Requires that every backend of the class path renders the policy, and that its files, read back, are proven to mean the
     * same as the policy.
     *
     * @return these assertions
     * @throws io.github.secfw.MeaningDiffersException if the files of a backend do not
     * @throws io.github.secfw.spi.UnsupportedFeatureException if a backend refuses a part of the policy
     */
    public FirewallPolicyAssert rendersEquivalently() {
        isNotNull();
        Secfw.discover().render(actual).proofs().forEach((backend, proof) -> {
            if (!proof.isEqual()) {
                failWithMessage(
                        "%nExpecting%n  %s%nto be rendered by %s with a proof that it means the same, but it is%n"
                                + "  %s",
                        actual, backend, proof);
            }
        });
        return this;
    }

    /**
     * Requires a proof that the policy means the same as another one, for all packets and all domains.
     *
     * @param other the other policy
     * @return these assertions
     */
    public FirewallPolicyAssert meansTheSameAs(FirewallPolicy other) {
        isNotNull();
        Proof proof = Prover.create().prove(actual.meaning(), other.meaning());
        if (!proof.isEqual()) {
            failWithMessage("%nExpecting%n  %s%nto mean the same as%n  %s%nbut it is %s", actual, other, proof);
        }
        return this;
    }

    private AccessRelation access() {
        AccessRelation access = actual.access();
        for (BooleanValue value : booleans.values()) {
            access = access.given(value);
        }
        for (Map.Entry<String, Boolean> block : optionalBlocks.entrySet()) {
            access = access.givenOptional(block.getKey(), block.getValue());
        }
        return access;
    }
}
