package io.github.secfw.testkit;

import static io.github.secfw.selinux.BooleanValue.off;
import static io.github.secfw.selinux.BooleanValue.on;
import static io.github.secfw.selinux.DomainSet.attribute;
import static io.github.secfw.selinux.DomainSet.domains;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secfw.policy.FirewallPolicy;
import io.github.secfw.selinux.PacketType;
import io.github.secfw.selinux.Permission;
import io.github.secfw.testkit.tools.CompiledPolicy;
import io.github.secfw.testkit.tools.ReferencePolicy;
import org.junit.jupiter.api.Test;

/** Conditions, optional blocks and prohibitions beside the rules of a whole distribution. */
final class CilReferenceConditionsTest {

    private static final PacketType TYPE = PacketType.named("a_packet_t");
    private static final PacketType IN_BLOCK = PacketType.named("web.packet_t");

    @Test
    void the_reference_policy_takes_conditions_and_blocks() {
        FirewallPolicy policy = FirewallPolicy.named("test-policy")
                .requireNames()
                .define(TYPE, IN_BLOCK)
                .define(off("web.switch"))
                .when(on("httpd_can_network_connect"), rules -> rules.allow("httpd_t", TYPE))
                .when(off("web.switch"), rules -> rules.allow("squid_t", IN_BLOCK))
                .neverAllow(attribute("domain").except("httpd_t", "mozilla_t"), TYPE, Permission.SEND)
                .optional("there", rules -> rules.allow("mozilla_t", TYPE))
                .optional(
                        "absent",
                        rules -> rules.allow("user_t", IN_BLOCK)
                                .dontAudit(domains("a_domain_that_is_absent_t"), IN_BLOCK, Permission.SEND))
                .build();
        try (CompiledPolicy compiled = ReferencePolicy.require().compile(CilModules.text(policy))) {
            assertThat(CilRules.on("a_packet_t", compiled))
                    .containsExactlyInAnyOrder(
                            "allow iptables_t a_packet_t:packet relabelto;",
                            "allow mozilla_t a_packet_t:packet { recv send };",
                            "allow httpd_t a_packet_t:packet { recv send }; [ httpd_can_network_connect ]:True");
            assertThat(CilRules.on("web.packet_t", compiled))
                    .containsExactlyInAnyOrder(
                            "allow iptables_t web.packet_t:packet relabelto;",
                            "allow squid_t web.packet_t:packet { recv send }; [ web.switch ]:False");
            assertThat(CilRules.booleans(compiled))
                    .contains("bool httpd_can_network_connect false;", "bool web.switch false;");
        }
    }
}
