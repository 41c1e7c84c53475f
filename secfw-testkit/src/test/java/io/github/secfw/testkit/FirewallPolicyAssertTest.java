package io.github.secfw.testkit;

import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.program.Packet.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secfw.net.Hook;
import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.policy.Target;
import org.junit.jupiter.api.Test;

final class FirewallPolicyAssertTest {

    private static final FirewallPolicy POLICY = policy();

    @Test
    void a_policy_has_the_assertions_of_assertj() {
        SecfwAssertions.assertThat(POLICY).isEqualTo(policy()).isNotNull();
        assertThatThrownBy(() -> SecfwAssertions.assertThat(POLICY).isNull())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("policy \"test\"");
    }

    @Test
    void what_is_given_returns_the_same_assertions() {
        FirewallPolicyAssert assertions = SecfwAssertions.assertThat(POLICY);
        assertThat(assertions.given()).isSameAs(assertions);
    }

    @Test
    void a_packet_must_state_what_rules_ask_for() {
        assertThatThrownBy(() -> SecfwAssertions.assertThat(POLICY).packet(in("eth0", any())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the packet \"in eth0, without label\" does not state what"
                        + " \"tcp\" asks for, in chain mangle INPUT, rule 1: tcp dport 22, then accept: add"
                        + " \"protocol\" to the packet");
    }

    @Test
    void what_is_rendered_is_proven() {
        FirewallPolicyAssert assertions = SecfwAssertions.assertThat(POLICY);
        assertThat(assertions.rendersEquivalently()).isSameAs(assertions);
    }

    @Test
    void policies_are_compared_by_what_they_mean() {
        FirewallPolicy same = FirewallPolicy.named("other")
                .labelling(Hook.INPUT, in -> in.rule(tcp().dport(22, 23), Target.accept()))
                .build();
        SecfwAssertions.assertThat(POLICY).meansTheSameAs(same);

        FirewallPolicy drops = FirewallPolicy.named("drops")
                .labelling(Hook.INPUT, in -> in.rule(tcp().dport(22), Target.drop()))
                .build();
        assertThatThrownBy(() -> SecfwAssertions.assertThat(POLICY).meansTheSameAs(drops))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "\nExpecting\n  policy \"test\"\nto mean the same as\n  policy \"drops\"\nbut it"
                                + " is different at INPUT\nfirst: packet in eth0 tcp ");
    }

    private static FirewallPolicy policy() {
        return FirewallPolicy.named("test")
                .labelling(Hook.INPUT, in -> in.rule(tcp().dport(22), Target.accept()))
                .build();
    }
}
