package io.github.secfw.cil;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.BooleanValue;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.spi.Step;
import org.junit.jupiter.api.Test;

final class StepsTest {

    @Test
    void the_module_is_loaded_before_the_rules_and_removed_after_them() {
        FirewallPolicy policy =
                FirewallPolicy.named("web").define(PacketType.named("web_t")).build();
        assertThat(Cil.create().steps(policy))
                .containsExactly(
                        Step.of(
                                Step.Phase.POLICY_MODULE,
                                "Load the policy module before any rules: a rule whose label the kernel does not know"
                                        + " fails to load. A module is named after its file, so it gets a name that"
                                        + " replaces no other module. Where a later version of the policy defines fewer"
                                        + " types, load its rules first: packets of a type that is gone are unlabelled.",
                                "cp web.cil secfw-web.cil",
                                "semodule -i secfw-web.cil"),
                        Step.of(
                                Step.Phase.UNDO_POLICY_MODULE,
                                "Remove the policy module after the rules: without it packets of its types are"
                                        + " unlabelled.",
                                "semodule -r secfw-web"));
        assertThat(Step.Phase.POLICY_MODULE).isLessThan(Step.Phase.RULES);
        assertThat(Step.Phase.UNDO_POLICY_MODULE).isGreaterThan(Step.Phase.UNDO_RULES);
    }

    @Test
    void an_empty_module_is_not_loaded() {
        assertThat(Cil.create().steps(FirewallPolicy.named("web").build())).isEmpty();
    }

    @Test
    void a_module_with_statements_is_loaded_and_removed() {
        PacketType type = PacketType.named("icmp_packet_t");
        assertThat(Cil.create()
                        .steps(FirewallPolicy.named("web")
                                .define(BooleanValue.on("a_switch"))
                                .build()))
                .hasSize(2);
        assertThat(Cil.create()
                        .steps(FirewallPolicy.named("web").allow("user_t", type).build()))
                .hasSize(2);
    }
}
