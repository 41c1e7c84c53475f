package io.github.secfw.policy;

import static io.github.secfw.net.Hook.INPUT;
import static io.github.secfw.net.Hook.OUTPUT;
import static io.github.secfw.net.Match.any;
import static io.github.secfw.net.Match.icmp;
import static io.github.secfw.net.Match.tcp;
import static io.github.secfw.policy.Target.accept;
import static io.github.secfw.policy.Target.drop;
import static io.github.secfw.policy.Target.log;
import static io.github.secfw.policy.Target.secmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.net.IdRange;
import io.github.secfw.selinux.PacketType;
import org.junit.jupiter.api.Test;

final class FilterEqualityTest {

    private static final PacketType WEB = PacketType.named("web_t");

    @Test
    void the_order_of_base_chains_has_no_meaning() {
        FirewallPolicy one = policy().labelling(INPUT, in -> in.rule(secmark(WEB)))
                .filter(OUTPUT, accept(), out -> out.rule(tcp(), drop()))
                .filter(INPUT, drop())
                .build();
        FirewallPolicy other = policy().filter(INPUT, drop())
                .filter(OUTPUT, accept(), out -> out.rule(tcp(), drop()))
                .labelling(INPUT, in -> in.rule(secmark(WEB)))
                .build();
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.program()).isEqualTo(other.program());
    }

    @Test
    void the_order_of_rules_has_one() {
        assertThat(policy().filter(INPUT, drop(), in -> in.rule(log("x")).rule(tcp(), accept()))
                        .build())
                .isNotEqualTo(policy().filter(
                                INPUT, drop(), in -> in.rule(tcp(), accept()).rule(log("x")))
                        .build());
    }

    @Test
    void a_policy_told_twice_is_told_once() {
        assertThat(policy().filter(INPUT, drop())
                        .filter(INPUT, drop(), in -> in.rule(accept()))
                        .build())
                .isEqualTo(policy().filter(INPUT, drop(), in -> in.rule(accept()))
                        .filter(INPUT, drop())
                        .build())
                .isEqualTo(
                        policy().filter(INPUT, drop(), in -> in.rule(accept())).build());
    }

    @Test
    void the_policy_of_a_chain_tells_policies_apart() {
        assertThat(policy().filter(INPUT, drop()).build())
                .isNotEqualTo(policy().filter(INPUT, accept()).build())
                .isNotEqualTo(policy().filter(OUTPUT, drop()).build())
                .isNotEqualTo(policy().build());
    }

    @Test
    void the_table_of_a_chain_tells_policies_apart() {
        assertThat(policy().filter(INPUT, accept(), in -> in.rule(drop())).build())
                .isNotEqualTo(policy().labelling(INPUT, in -> in.rule(drop())).build());
    }

    @Test
    void values_of_a_match_are_normal_in_a_policy() {
        assertThat(policy().filter(
                                OUTPUT,
                                drop(),
                                out -> out.rule(any().uid(new IdRange(2, 3), new IdRange(0, 1)), accept())
                                        .rule(icmp().type("echo-reply", "echo-request"), accept()))
                        .build())
                .isEqualTo(policy().filter(
                                OUTPUT,
                                drop(),
                                out -> out.rule(any().uid(new IdRange(0, 3)), accept())
                                        .rule(icmp().type(8, 0), accept()))
                        .build());
    }

    private static FirewallPolicyBuilder policy() {
        return FirewallPolicy.named("p");
    }
}
